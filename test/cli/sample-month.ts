import { addMonths, bureauClock, type Month } from '../../src/shared/domain/month.ts'

const monthsFromNow = (months: number): Month => addMonths(bureauClock(Date.now()).month, months)

/** The bureau's last month that is over. */
export const lastMonth = (): Month => monthsFromNow(-1)

/** A month that is not over, even where this one ends while the test runs. */
export const nextMonth = (): Month => monthsFromNow(1)

const languages = ['arabiska', 'dari', 'svenska', 'ukrainska']
const topics = ['Hyresavtal', 'Id-kort', 'Söka jobb och cv']
const actions = ['Informerade', 'Förklarade brev', 'Hänvisade']

/** A spreadsheet with so many visits of a month, in Swedish, with semicolons. */
export function spreadsheet(month: string, visits: number): string {
  const rows = Array.from({ length: visits }, (_, at) => {
    const day = String((at % 27) + 1).padStart(2, '0')
    const action = actions[at % actions.length] ?? ''
    return [
      at + 1,
      `${month}-${day}`,
      'Biblioteket',
      languages[at % languages.length],
      'Malmö',
      topics[at % topics.length],
      action,
      action === 'Hänvisade' ? 'Skatteverket' : ''
    ].join(';')
  })
  return ['Besök nr;Datum;Plats;Språk;Kommun;Fråga;Åtgärd;Hänvisad till', ...rows, ''].join('\r\n')
}
