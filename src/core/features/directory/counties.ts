import { foldText } from '../../../shared/domain/type-ahead.ts'

/** Sweden's counties by Statistics Sweden's codes. */
const counties: Readonly<Record<string, string>> = {
  '01': 'Stockholm',
  '03': 'Uppsala',
  '04': 'Södermanland',
  '05': 'Östergötland',
  '06': 'Jönköping',
  '07': 'Kronoberg',
  '08': 'Kalmar',
  '09': 'Gotland',
  '10': 'Blekinge',
  '12': 'Skåne',
  '13': 'Halland',
  '14': 'Västra Götaland',
  '17': 'Värmland',
  '18': 'Örebro',
  '19': 'Västmanland',
  '20': 'Dalarna',
  '21': 'Gävleborg',
  '22': 'Västernorrland',
  '23': 'Jämtland',
  '24': 'Västerbotten',
  '25': 'Norrbotten'
}

const codeByName = new Map(Object.entries(counties).map(([code, name]) => [foldText(name), code]))

/** The code of the county that a text names: its name, with or without `län` or `Region`. Null when it names none. */
export function countyOfName(text: string): string | null {
  const name = foldText(text)
    .replace(/^region /, '')
    .replace(/ (lan|county)$/, '')
  return codeByName.get(name) ?? codeByName.get(name.replace(/s$/, '')) ?? null
}
