import type {
  ColumnReport,
  FieldReport,
  ImportPreview,
  ImportReport,
  MatchKind,
  OpenQuestion,
  RowReport,
  ValueReport
} from '../shared/features/imports/imports.schema.ts'
import { IGNORE } from '../shared/features/imports/mapping.schema.ts'
import { printable } from './printable.ts'
import type { Texts } from './texts.ts'

/** How many lines of a kind are worth reading on a terminal; `--json` has them all. */
const MOST_LINES = 10
const MOST_NUMBERS = 5

/** What was understood of a spreadsheet, what it was taken for, and what was not taken. */
export function reportLines(texts: Texts, report: ImportPreview): string[] {
  const { say, number } = texts
  const { file, dates, counts } = report
  return [
    say('import.file', {
      name: file.name,
      encoding: texts.from('imports', `encodings.${file.encoding}`, {}, file.encoding),
      separator: texts.from('imports', `separators.${file.separator}`, {}, file.separator),
      lines: number(file.lines)
    }),
    ...(dates === null ? [] : [say('import.dates', { from: dates.from, to: dates.to })]),
    ...(report.remembered ? [say('import.remembered')] : []),
    '',
    say('import.columns'),
    ...columnLines(texts, report.columns),
    ...section(say('import.values'), valueLines(texts, report.fields), texts),
    ...section(
      say('import.organisations', { count: report.organisationsNew }),
      organisationLines(texts, report),
      texts
    ),
    ...section(say('import.notices'), noticeLines(texts, report), texts),
    ...section(
      say('import.notTaken', { count: counts.rowsNotTaken }),
      report.notTaken.filter(({ reason }) => reason !== 'value.undecided').map(row => rowLine(texts, row)),
      texts
    ),
    ...section(say('import.keptBack', { count: counts.notesKeptBack }), keptBackLines(texts, report), texts),
    '',
    say('import.counts', {
      rows: number(counts.rows),
      taken: number(counts.rowsTaken),
      before: number(counts.rowsImportedBefore),
      notTaken: number(counts.rowsNotTaken)
    })
  ]
}

/** What an import has recorded. */
export function doneLines({ say, number }: Texts, { recorded, counts }: ImportReport): string[] {
  if (recorded.visits === 0 && counts.rowsNotTaken === 0) return [say('import.nothingNew')]
  if (recorded.visits === 0)
    return [
      say('import.nothingTaken', {
        before: number(counts.rowsImportedBefore),
        notTaken: number(counts.rowsNotTaken)
      })
    ]
  return [
    say('import.done', {
      visits: number(recorded.visits),
      questions: number(recorded.questions),
      referrals: number(recorded.referrals),
      organisations: number(recorded.organisations)
    })
  ]
}

/** What must be settled before the file can be imported. */
export function openLines(texts: Texts, { open, fields }: ImportPreview): string[] {
  const head = texts.say('import.open', { count: open.length })
  return section(
    head,
    open.map(question => openLine(texts, question, fields)),
    texts
  )
}

function section(head: string, lines: readonly string[], { say, number }: Texts): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - MOST_LINES
  return [
    '',
    head,
    ...lines.slice(0, MOST_LINES).map(line => `  ${line}`),
    ...(rest > 0 ? [`  ${say('import.more', { rest: number(rest) })}`] : [])
  ]
}

const columnLines = (texts: Texts, columns: readonly ColumnReport[]): string[] =>
  columns.map(({ heading, field, how }) => {
    const taken = field === IGNORE ? texts.say('import.columnIgnored') : field === null ? null : fieldName(texts, field)
    return `  ${printable(heading)} → ${taken ?? texts.say('import.undecided')}${how === 'name' ? '' : ` (${howText(texts, how)})`}`
  })

/** A field by its name and, in brackets, by the word for it in a mapping file. */
function fieldName(texts: Texts, field: string): string {
  const name = texts.from('imports', `fields.${field}`, {}, field)
  return name === field ? field : `${name} [${field}]`
}

const howText = (texts: Texts, how: MatchKind): string => texts.from('imports', `how.${how}`, {}, how)

/** Only what was not matched by its plain name: the rest goes without saying. */
const valueLines = (texts: Texts, fields: readonly FieldReport[]): string[] =>
  fields.flatMap(({ field, values }) =>
    values.filter(({ how, settled }) => settled && how !== 'name').map(value => valueLine(texts, field, value))
  )

function valueLine(texts: Texts, field: string, { value, count, how, codes, leaveOut }: ValueReport): string {
  const taken = leaveOut === null ? codes.join(', ') : texts.from('imports', `leaveOut.${leaveOut}`, {}, leaveOut)
  const words = { field: fieldName(texts, field), value: printable(value), taken, how: howText(texts, how) }
  return texts.say('import.value', { ...words, rows: texts.say('import.rows', { count }) })
}

const organisationLines = (texts: Texts, { organisations }: ImportPreview): string[] =>
  organisations
    .filter(({ how }) => how !== 'known')
    .map(({ name, kind, count, how }) => {
      const why = texts.from('imports', `organisation.${how}`, {}, how)
      return `${printable(name)} → ${kind} (${why}, ${texts.say('import.rows', { count })})`
    })

const noticeLines = (texts: Texts, { notices }: ImportPreview): string[] =>
  notices.map(({ code, count, params, lines }) => {
    const words = texts.from('imports', `notices.${code}`, { ...params, count }, code)
    if (lines.length === 0) return words
    const first = lines.slice(0, MOST_NUMBERS).join(', ')
    return `${words} (${texts.say('import.lines', { lines: lines.length > MOST_NUMBERS ? `${first} …` : first })})`
  })

const rowLine = (texts: Texts, { line, reason, params }: RowReport): string =>
  texts.say('import.row', { line, reason: texts.from('imports', `reasons.${reason}`, params, reason) })

const keptBackLines = (texts: Texts, { keptBack }: ImportPreview): string[] =>
  keptBack.map(({ line, kinds }) =>
    texts.say('import.row', {
      line,
      reason: kinds.map(kind => texts.from('vocabulary', `identity.${kind}`, {}, kind)).join(', ')
    })
  )

function openLine(texts: Texts, question: OpenQuestion, fields: readonly FieldReport[]): string {
  const { say } = texts
  switch (question.about) {
    case 'field':
      return say('import.openField', { field: fieldName(texts, question.field) })
    case 'column':
      return say('import.openColumn', { heading: question.heading })
    case 'columns':
      return say('import.openColumns', {
        field: fieldName(texts, question.field),
        headings: question.headings.join(', ')
      })
    case 'value': {
      const value = fields
        .find(({ field }) => field === question.field)
        ?.values.find(each => each.value === question.value)
      const candidates = value?.candidates.join(', ') ?? ''
      const text = say('import.openValue', {
        field: fieldName(texts, question.field),
        value: question.value,
        count: question.count
      })
      return candidates === '' ? text : `${text} ${say('import.candidates', { candidates })}`
    }
    case 'values':
      return say('import.openValues', { field: fieldName(texts, question.field), count: question.count })
    default:
      return say(`import.openChoice.${question.choice}`, { count: question.count })
  }
}
