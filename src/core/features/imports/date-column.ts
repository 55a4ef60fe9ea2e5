import { EARLIEST_DATE, type IsoDate, type TimeOfDay } from '../../../shared/domain/month.ts'
import type { OpenQuestion, RowReason } from '../../../shared/features/imports/imports.schema.ts'
import type { ImportChoices } from '../../../shared/features/imports/mapping.schema.ts'
import { dayOfNumber, inOrder, provenOrder, readDate, type DateOrder, type DateReading } from '../../sheets/dates.ts'
import type { Tally } from './tally.ts'

/** The date of a row, or why it has none that is taken. A blank cell has no reason: the row may belong to the one above. */
export type RowDate =
  | { readonly date: IsoDate; readonly time: TimeOfDay | null }
  | { readonly date: null; readonly time: null; readonly reason: RowReason | null }

export interface DateColumn {
  readonly read: (cell: string, line: number) => RowDate
  readonly open: readonly OpenQuestion[]
}

/**
 * Reads a file's dates. What a single cell cannot say, the whole column may: when one cell is 13/4/2024, then 3/4/2024 has its day
 * first too. Without such proof, and for bare day numbers, the mapping must choose.
 */
export function createDateColumn(
  cells: Iterable<string>,
  choices: ImportChoices,
  today: IsoDate,
  tally: Tally
): DateColumn {
  const readings = new Map<string, DateReading>()
  const evidence = { eitherOrder: 0, dayNumbers: 0, proven: new Set<DateOrder>() }
  for (const cell of cells) {
    const reading = readings.get(cell) ?? readDate(cell)
    readings.set(cell, reading)
    if (reading.kind === 'day-number') evidence.dayNumbers += 1
    if (reading.kind !== 'either-order') continue
    evidence.eitherOrder += 1
    const order = provenOrder(reading)
    if (order !== null) evidence.proven.add(order)
  }
  const [onlyProven, ...others] = evidence.proven
  const order = choices.dateOrder ?? (others.length === 0 ? (onlyProven ?? null) : null)

  const dayOf = (reading: DateReading, line: number): IsoDate | RowReason | null => {
    if (reading.kind === 'date') return reading.date
    if (reading.kind === 'blank') return null
    if (reading.kind === 'either-order' && order !== null) {
      if (choices.dateOrder === null) tally.note('date.order-from-file', line, { order })
      return inOrder(reading, order) ?? 'date.not-understood'
    }
    if (reading.kind !== 'day-number' || choices.dayNumbers === null) return 'date.not-understood'
    if (choices.dayNumbers === 'leave-out') return 'date.left-out'
    tally.note('date.day-numbers', line, { system: choices.dayNumbers })
    return dayOfNumber(reading.number, choices.dayNumbers) ?? 'date.not-understood'
  }

  return {
    read(cell, line) {
      const reading = readings.get(cell) ?? readDate(cell)
      const day = dayOf(reading, line)
      if (day === null || isReason(day)) return notTaken(day)
      if (day > today) return notTaken('date.future')
      if (day < EARLIEST_DATE) return notTaken('date.too-early')
      return { date: day, time: 'time' in reading ? (reading.time ?? null) : null }
    },
    open: [
      ...(evidence.eitherOrder > 0 && order === null
        ? [{ about: 'choice' as const, choice: 'dateOrder' as const, count: evidence.eitherOrder }]
        : []),
      ...(evidence.dayNumbers > 0 && choices.dayNumbers === null
        ? [{ about: 'choice' as const, choice: 'dayNumbers' as const, count: evidence.dayNumbers }]
        : [])
    ]
  }
}

const notTaken = (reason: RowReason | null): RowDate => ({ date: null, time: null, reason })

const isReason = (day: IsoDate | RowReason): day is RowReason => day.startsWith('date.')
