import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../shared/features/imports/imports.schema.ts'
import { CutList } from '../../ui/CutList.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { useImportWords } from './import-words.ts'
import styles from './LineLists.module.css'

/** How many lines stand there at first. */
const AT_FIRST = 50

/** Every row that is not taken, with its line and the reason, by line. */
export function RowsNotTaken({ report }: { readonly report: Pick<ImportPreview, 'notTaken' | 'counts'> }) {
  const { t } = useTranslation('import-screen')
  const words = useImportWords()
  const { notTaken, counts } = report
  if (notTaken.length === 0) return <p>{t('not-taken.none')}</p>
  return (
    <div className={styles['lines']}>
      <p>{t('not-taken.what', { count: counts.rowsNotTaken })}</p>
      <CutList items={notTaken} step={AT_FIRST} moreLabel={(_, rest) => t('more', { count: rest })}>
        {shown => (
          <DataTable
            caption={t('page.not-taken')}
            captionHidden
            columns={[
              { id: 'line', title: t('line'), figure: true, heads: true, cell: ({ line }) => line },
              { id: 'reason', title: t('not-taken.reason'), cell: words.reason }
            ]}
            rows={shown}
            rowId={({ line, reason }) => `${line} ${reason}`}
          />
        )}
      </CutList>
      {counts.rowsNotTaken > notTaken.length ? (
        <p>{t('not-taken.cut', { count: counts.rowsNotTaken - notTaken.length })}</p>
      ) : null}
    </div>
  )
}

/** The notes that are kept back because they hold something that tells who somebody is, by line; never what they say. */
export function KeptBackNotes({ report }: { readonly report: Pick<ImportPreview, 'keptBack' | 'counts'> }) {
  const { t } = useTranslation(['import-screen', 'imports'])
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
                cell: ({ kinds }) => kinds.map(kind => t(`imports:identity.${kind}`)).join(', ')
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
