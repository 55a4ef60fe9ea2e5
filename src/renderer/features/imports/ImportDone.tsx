import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../shared/features/imports/imports.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TabView } from '../../ui/TabView.tsx'
import { KeptBackNotes, RowsNotTaken } from './LineLists.tsx'
import { NoticeList } from './NoticeList.tsx'
import { FileFacts } from './SummaryPage.tsx'
import styles from './SummaryPage.module.css'

/** What came of a file, once it is taken. */
export function ImportDone({ report, onAnother }: { readonly report: ImportReport; readonly onAnother: () => void }) {
  const { t } = useTranslation('import-screen')
  const navigate = useNavigate()
  const [page, setPage] = useState<'summary' | 'not-taken' | 'notes'>('summary')
  const { recorded, counts } = report
  const isNothingNew = recorded.visits === 0
  const markOf = (count: number) =>
    count === 0 ? undefined : { text: String(count), label: t('listed', { count }), calls: false }
  return (
    <>
      <Notice
        kind={isNothingNew ? 'info' : 'good'}
        actions={
          <>
            <Button look="primary" autoFocus onPress={() => void navigate({ to: '/visits' })}>
              {t('done.see')}
            </Button>
            <Button onPress={onAnother}>{t('done.another')}</Button>
          </>
        }
      >
        <p>
          <strong>
            {isNothingNew
              ? t(counts.visitsImportedBefore > 0 ? 'done.same' : 'done.nothing', {
                  count: counts.visitsImportedBefore
                })
              : t('done.taken', { count: recorded.visits })}
          </strong>
        </p>
        {isNothingNew ? null : <p>{t('done.with', { ...recorded })}</p>}
        <p>{t('done.remembered')}</p>
      </Notice>
      <TabView
        label={t('pages')}
        chosen={page}
        onChoose={setPage}
        pages={[
          {
            id: 'summary',
            title: t('page.summary'),
            content: (
              <div className={styles['columns']}>
                <FileFacts preview={report} />
                <NoticeList notices={report.notices} />
              </div>
            )
          },
          {
            id: 'not-taken',
            title: t('page.not-taken'),
            mark: markOf(counts.rowsNotTaken),
            content: <RowsNotTaken report={report} />
          },
          {
            id: 'notes',
            title: t('page.notes'),
            mark: markOf(counts.notesKeptBack),
            content: <KeptBackNotes report={report} />
          }
        ]}
      />
    </>
  )
}
