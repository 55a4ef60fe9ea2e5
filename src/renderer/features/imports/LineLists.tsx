import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../shared/features/imports/imports.schema.ts'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useImportWords } from './import-words.ts'
import { linesByReason, rowsToMend, rowsWaiting, valuesWaitedFor } from './rows-not-taken.ts'
import styles from './LineLists.module.css'

/** How many lines stand there at first. */
const AT_FIRST = 50

/** How many lines of a reason are named. */
const LINES_NAMED = 30

type RowsReport = Pick<ImportPreview, 'notTaken' | 'notTakenByReason' | 'counts'>

/** The rows that can only be mended in the file: each reason with its lines. */
export function RowsNotTaken({ report }: { readonly report: RowsReport }) {
  const { t } = useTranslation('import-screen')
  const words = useImportWords()
  const { facts } = useLists()
  const rows = rowsToMend(report)
  const count = report.counts.rowsNotTaken - rowsWaiting(report)
  if (count === 0) return report.counts.rowsNotTaken === 0 ? <p>{t('not-taken.none')}</p> : null
  const linesOf = (lines: readonly number[]): string => {
    const named = facts(lines.slice(0, LINES_NAMED))
    const rest = lines.length - LINES_NAMED
    return rest > 0 ? t('not-taken.lines-more', { lines: named, count: rest }) : named
  }
  return (
    <div className={classNames(styles['lines'], styles['reasons'])}>
      <p>{t('not-taken.what', { count })}</p>
      <CutList
        items={linesByReason(rows, words.reason)}
        step={AT_FIRST}
        moreLabel={(_, rest) => t('more', { count: rest })}
      >
        {shown => (
          <DataTable
            caption={t('page.not-taken')}
            captionHidden
            columns={[
              { id: 'lines', title: t('not-taken.lines'), heads: true, cell: ({ lines }) => linesOf(lines) },
              { id: 'reason', title: t('not-taken.reason'), cell: ({ reason }) => reason }
            ]}
            rows={shown}
            rowId={({ reason }) => reason}
          />
        )}
      </CutList>
      {count > rows.length ? <p>{t('not-taken.cut', { count: count - rows.length })}</p> : null}
    </div>
  )
}

/** How many values that rows wait for are named. */
const VALUES_NAMED = 5

interface RowsWaitingProps {
  readonly preview: ImportPreview
  /** Leads to where the values are settled. */
  readonly onSettle: () => void
}

/** The rows that come along as soon as somebody says what their values mean. */
export function RowsWaiting({ preview, onSettle }: RowsWaitingProps) {
  const { t } = useTranslation('import-screen')
  const { list } = useLists()
  const count = rowsWaiting(preview)
  if (count === 0) return null
  const waitedFor = valuesWaitedFor(preview)
  const named = waitedFor
    .slice(0, VALUES_NAMED)
    .map(({ value }) => (value === '' ? t('value.empty') : t('value.quoted', { value })))
  const rest = waitedFor.length - named.length
  const values = rest > 0 ? [...named, t('not-taken.waiting-more', { count: rest })] : named
  return (
    <Notice kind="info" actions={<Button onPress={onSettle}>{t('not-taken.to-values')}</Button>}>
      {t('not-taken.waiting', { count, values: list(values) })}
    </Notice>
  )
}

/** The notes that are kept back because they hold something that tells who somebody is, by line; never what they say. */
export function KeptBackNotes({ report }: { readonly report: Pick<ImportPreview, 'keptBack' | 'counts'> }) {
  const { t } = useTranslation(['import-screen', 'imports', 'vocabulary'])
  const { list } = useLists()
  const { keptBack, counts } = report
  if (keptBack.length === 0) return <p>{t('import-screen:notes.none')}</p>
  return (
    <div className={styles['lines']}>
      <p>{t('import-screen:notes.what', { count: counts.notesKeptBack })}</p>
      <CutList items={keptBack} step={AT_FIRST} moreLabel={(_, rest) => t('import-screen:more', { count: rest })}>
        {shown => (
          <DataTable
            caption={t('import-screen:page.notes')}
            captionHidden
            columns={[
              { id: 'line', title: t('import-screen:line'), figure: true, heads: true, cell: ({ line }) => line },
              {
                id: 'kinds',
                title: t('import-screen:notes.holds'),
                cell: ({ kinds }) => list(kinds.map(kind => t(`vocabulary:identity.${kind}`)))
              }
            ]}
            rows={shown}
            rowId={({ line }) => String(line)}
          />
        )}
      </CutList>
    </div>
  )
}
