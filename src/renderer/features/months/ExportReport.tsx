import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import type { ReleaseReport } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useReleaseTexts } from './release-texts.ts'
import styles from './ExportReport.module.css'

/** What an export made: where it lies, what is in it, and what is not and why. */
export function ExportReport({ report }: { readonly report: ReleaseReport }) {
  const { t } = useTranslation('months')
  const month = useDates().month(report.month)
  const showFolder = useCommand('shell.showFolder')
  return (
    <>
      <Notice
        kind="good"
        actions={<Button onPress={() => showFolder.mutate({ folder: report.folder })}>{t('report.show')}</Button>}
      >
        <p>
          <strong>{report.repeated ? t('report.again', { month }) : t('report.first', { month })}</strong>
        </p>
        <p>{t('report.where', { folder: report.folderName, zip: report.zipName })}</p>
        <p>{t('report.totals', report.totals)}</p>
      </Notice>
      <CallErrorNotice error={showFolder.error} />
      <div className={styles['tables']}>
        <WrittenTables tables={report.tables} />
        <RefusedTables refused={report.refused} />
      </div>
    </>
  )
}

function WrittenTables({ tables }: Pick<ReleaseReport, 'tables'>) {
  const { t } = useTranslation('months')
  const texts = useReleaseTexts()
  return (
    <DataTable
      caption={t('report.tables', { count: tables.length })}
      columns={[
        { id: 'name', title: t('report.table'), heads: true, cell: ({ table }) => texts.table(table) },
        { id: 'cells', title: t('report.cells'), figure: true, cell: ({ cells }) => cells }
      ]}
      rows={tables}
      rowId={({ table }) => table}
    />
  )
}

function RefusedTables({ refused }: Pick<ReleaseReport, 'refused'>) {
  const { t } = useTranslation('months')
  const texts = useReleaseTexts()
  if (refused.length === 0) return null
  return (
    <DataTable
      caption={t('report.refused', { count: refused.length })}
      columns={[
        { id: 'name', title: t('report.table'), heads: true, cell: ({ table }) => texts.table(table) },
        { id: 'why', title: t('report.why'), cell: ({ reason }) => texts.reason(reason) },
        { id: 'instead', title: t('report.instead'), cell: ({ reason }) => texts.nearest(reason) }
      ]}
      rows={refused}
      rowId={({ table }) => table}
    />
  )
}
