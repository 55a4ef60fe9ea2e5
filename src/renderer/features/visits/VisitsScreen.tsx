import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { VisitFilterBar } from './VisitFilterBar.tsx'
import { VisitPager } from './VisitPager.tsx'
import { VisitTable } from './VisitTable.tsx'
import { useKeptCorrection } from './use-kept-correction.ts'
import { isNarrowed, readVisitSearch, toVisitFilter } from './visit-search.ts'

const route = getRouteApi('/visits/')

/** The visits of today and earlier: found, opened, gone through. */
export function VisitsScreen() {
  const { t } = useTranslation('visits')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useCall('visits.list', toVisitFilter(search), { keepPrevious: true })
  const total = list.data?.total ?? 0
  const hasNone = useHasNoVisit(list.data?.total === 0 && !isNarrowed(search))
  return (
    <Screen title={t('title')} ownFocus={search.last !== undefined}>
      {hasNone ? null : (
        <VisitFilterBar search={search} onChange={changed => void navigate({ search: changed, replace: true })} />
      )}
      <Unfinished />
      <CallErrorNotice error={list.error} />
      {list.data === undefined ? null : total > 0 ? (
        <>
          <VisitPager search={search} total={total} onChange={changed => void navigate({ search: changed })} />
          {list.data.visits.length === 0 ? null : (
            <VisitTable
              visits={list.data.visits}
              last={search.last}
              onOpen={id => void navigate({ to: '/visits/$id', params: { id }, search: { ...search, last: id } })}
            />
          )}
        </>
      ) : isNarrowed(search) ? (
        <EmptyState
          title={t('none.title')}
          action={<Button onPress={() => void navigate({ search: readVisitSearch({}) })}>{t('filter.clear')}</Button>}
        >
          {t(search.withdrawn === true ? 'none.withdrawn' : 'none.text')}
        </EmptyState>
      ) : (
        <EmptyState
          title={t('empty.title')}
          action={
            <Button look="primary" onPress={() => void navigate({ to: '/desk' })}>
              {t('empty.action')}
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      )}
    </Screen>
  )
}

/** Whether an empty list means that there is nothing to look for: what was withdrawn can still be found. */
function useHasNoVisit(isEmpty: boolean): boolean {
  const withdrawn = useCall('visits.list', toVisitFilter({ withdrawn: true }), { enabled: isEmpty })
  return isEmpty && (withdrawn.data?.total ?? 0) === 0
}

/** Leads back to a correction that was left half-written by a lock or a closed window. */
function Unfinished() {
  const { t } = useTranslation('visits')
  const navigate = route.useNavigate()
  const { correction } = useKeptCorrection()
  if (correction === null) return null
  const open = (): void =>
    void navigate({ to: '/visits/$id', params: { id: correction.id }, search: previous => previous })
  return (
    <Notice kind="info" actions={<Button onPress={open}>{t('unfinished.open')}</Button>}>
      {t('unfinished.text')}
    </Notice>
  )
}
