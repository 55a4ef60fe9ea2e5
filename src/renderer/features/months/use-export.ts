import { useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import type { Month } from '../../../shared/domain/month.ts'
import type { ReleaseMethod } from '../../../shared/features/months/months.schema.ts'
import type { LongPeriod } from '../../../shared/domain/period.ts'

const changed = ['months.list', 'months.periods', 'months.preview', 'visits.open'] as const

/** The three ways to a written summary: asks for a folder, writes into it, and can be stopped until it is written. */
export function useExport() {
  const chooseFolder = useCommand('shell.chooseFolder')
  const exportMonth = useCommand('months.export', changed)
  const exportSum = useCommand('months.exportSum', changed)
  const replace = useCommand('months.replace', changed)
  const cancel = useCommand('months.cancelExport')
  const ways = [exportMonth, exportSum, replace]
  const running = ways.some(way => way.isPending)
  const progress = useJobProgress('export', running)

  const intoFolder = (write: (folder: NonNullable<typeof chooseFolder.data>['token']) => void): void => {
    for (const way of ways) way.reset()
    chooseFolder.mutate({ purpose: 'export' }, { onSuccess: folder => folder !== null && write(folder.token) })
  }

  return {
    running,
    progress,
    error: chooseFolder.error ?? ways.find(way => way.error !== null)?.error ?? null,
    report: ways.find(way => way.data !== undefined)?.data,
    cancel: () => cancel.mutate(null),
    month: (month: Month, method?: ReleaseMethod) =>
      intoFolder(folder => exportMonth.mutate({ month, folder, method })),
    sum: (period: LongPeriod) => intoFolder(folder => exportSum.mutate({ period, folder })),
    replace: (month: Month) => intoFolder(folder => replace.mutate({ month, folder, neverLeft: true }))
  }
}
