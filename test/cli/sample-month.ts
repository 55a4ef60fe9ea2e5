/** The last month that is over, `YYYY-MM`. */
export function lastMonth(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
}

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
