import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { visitIdSchema } from '../../../shared/domain/ids.ts'
import type { AuditEntry } from '../../../shared/features/audit/audit.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { PAGE_SIZE } from '../../app/pages.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { AuditExport } from './AuditExport.tsx'
import { AuditFilterBar } from './AuditFilterBar.tsx'
import { AuditPager } from './AuditPager.tsx'
import { useAuditSentence } from './audit-sentence.ts'
import styles from './AuditScreen.module.css'

const route = getRouteApi('/settings/audit')

/** Who did what and when, for the coordinator: narrowed, gone through, and saved as a file. */
export function AuditScreen() {
  const { t } = useTranslation('audit')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { kind, month, page = 1 } = search
  const record = useCall(
    'audit.list',
    { kind: kind ?? null, month: month ?? null, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    { keepPrevious: true }
  )
  const back = (): void => void navigate({ to: '/settings' })
  useShortcut('back', back)
  return (
    <Screen
      title={t('title')}
      actions={
        <Button keys={shortcuts.back.text} onPress={back}>
          {t('back')}
        </Button>
      }
    >
      <p className={styles['lead']}>{t('lead')}</p>
      <CallErrorNotice error={record.error} />
      {record.data === undefined ? null : (
        <>
          <AuditFilterBar
            search={search}
            months={record.data.months}
            onChange={changed => void navigate({ search: changed, replace: true })}
          />
          <AuditPager
            search={search}
            total={record.data.total}
            onChange={changed => void navigate({ search: changed })}
          />
          {record.data.total === 0 ? (
            <EmptyState
              title={t('none.title')}
              action={<Button onPress={() => void navigate({ search: {} })}>{t('filter.all')}</Button>}
            >
              {t('none.text')}
            </EmptyState>
          ) : (
            <Entries entries={record.data.entries} />
          )}
          <AuditExport />
        </>
      )}
    </Screen>
  )
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('audit')
  const dates = useDates()
  const sentence = useAuditSentence()
  const who = ({ by, action }: AuditEntry): ReactNode =>
    by === null ? t(action === 'unlock.failed' ? 'unknown' : 'program') : <bdi>{by}</bdi>
  return (
    <DataTable
      caption={t('list')}
      captionHidden
      columns={[
        { id: 'when', title: t('column.when'), narrow: true, heads: true, cell: ({ at }) => dates.moment(at) },
        { id: 'who', title: t('column.who'), cell: who },
        {
          id: 'what',
          title: t('column.what'),
          cell: entry => (
            <>
              {sentence(entry)} <VisitLink entry={entry} />
            </>
          )
        }
      ]}
      rows={entries}
      rowId={entry => String(entry.seq)}
    />
  )
}

/** The way to the visit that an entry tells of, where there still is one. */
function VisitLink({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const visit = visitIdSchema.safeParse(entry.detail['visit'])
  if (!visit.success || entry.action === 'visit.erased') return null
  return (
    <Link to="/visits/$id" params={{ id: visit.data }} search={{}} className={styles['visit']}>
      {t('visit')}
    </Link>
  )
}
