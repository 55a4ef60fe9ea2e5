import { monthCalls } from '../../../shared/features/months/months.contract.ts'
import { onDesk, type BoundCalls } from '../../bound-call.ts'
import { monthFigures } from './figures.ts'
import type { MonthService } from './months.service.ts'

/** {@link monthCalls}, each bound to what answers it. */
export const monthHandlers = (months: MonthService): BoundCalls<keyof typeof monthCalls> => ({
  'months.list': onDesk(monthCalls['months.list'], (_request, { db }) => months.listMonths(db)),
  'months.figures': onDesk(monthCalls['months.figures'], ({ month }, { db }) => monthFigures(db, month)),
  'months.export': onDesk(monthCalls['months.export'], (request, desk) => months.exportMonth(desk, request)),
  'months.preview': onDesk(monthCalls['months.preview'], ({ month }, { db }) => months.previewMonth(db, month)),
  'months.cancelExport': onDesk(monthCalls['months.cancelExport'], async () => {
    months.cancelExport()
    return null
  }),
  'months.periods': onDesk(monthCalls['months.periods'], (_request, { db }) => months.listPeriods(db)),
  'months.exportSum': onDesk(monthCalls['months.exportSum'], (request, desk) => months.exportSum(desk, request)),
  'months.replace': onDesk(monthCalls['months.replace'], (request, desk) => months.replaceMonth(desk, request)),
  'months.passOver': onDesk(monthCalls['months.passOver'], async ({ month }, desk) => {
    await months.passOverMonth(desk, month)
    return null
  })
})
