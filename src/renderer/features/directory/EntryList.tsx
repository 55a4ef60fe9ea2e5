import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EntrySummary } from '../../../shared/features/directory/directory.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useDates } from '../../app/dates.ts'
import { pageInAddress, pagesOf, useLastPageInstead } from '../../app/pages.ts'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { useLists } from '../../app/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { rowOf, toEntryFilter, type DirectorySearch } from './directory-search.ts'

const route = getRouteApi('/directory/')

/** The directory as a list that is narrowed while somebody types. */
export function EntryList() {
  const { t } = useTranslation('directory')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useCall('directory.list', toEntryFilter(search), { keepPrevious: true, fresh: true })
  const narrow = (change: Partial<DirectorySearch>): void =>
    void navigate({ search: { ...search, page: undefined, last: undefined, ...change }, replace: true })
  const isNarrowed = (search.text ?? '') !== '' || search.asking === true
  const { data } = list
  if (data?.total === 0 && !isNarrowed) return <NothingYet />
  return (
    <Stack>
      <TextField
        name="text"
        label={t('find.label')}
        hint={t('find.hint')}
        value={search.text ?? ''}
        onChange={text => narrow({ text: text === '' ? undefined : text.slice(0, 200) })}
        autoFocus={search.last === undefined}
      />
      <CheckboxField
        name="asking"
        label={t('find.asking', { count: data?.asking ?? 0 })}
        checked={search.asking === true}
        onChange={asking => narrow({ asking: asking ? true : undefined })}
      />
      <CallErrorNotice error={list.error} />
      {data === undefined ? null : data.total === 0 ? (
        <EmptyState
          title={t('none.title')}
          action={<Button onPress={() => narrow({ text: undefined, asking: undefined })}>{t('none.clear')}</Button>}
        >
          {t('none.text')}
        </EmptyState>
      ) : (
        <>
          <Pages search={search} total={data.total} />
          {data.entries.length === 0 ? null : <Entries entries={data.entries} last={search.last} />}
        </>
      )}
    </Stack>
  )
}

function NothingYet() {
  const { t } = useTranslation('directory')
  const navigate = route.useNavigate()
  const may = useMay()
  return (
    <EmptyState
      title={t('empty.title')}
      {...(may('directory.save')
        ? {
            action: (
              <Button look="primary" onPress={() => void navigate({ to: '/directory/new' })}>
                {t('add')}
              </Button>
            )
          }
        : {})}
    >
      {t(may('directory.save') ? 'empty.coordinator' : 'empty.volunteer')}
    </EmptyState>
  )
}

function Pages({ search, total }: { readonly search: DirectorySearch; readonly total: number }) {
  const { t } = useTranslation('directory')
  const navigate = route.useNavigate()
  const page = search.page ?? 1
  const turn = (to: number): void => void navigate({ search: { ...search, page: pageInAddress(to), last: undefined } })
  const pages = pagesOf(total)
  const hasNext = page < pages
  useLastPageInstead(page, total, to => void navigate({ search: { ...search, ...to } }))
  useShortcut('previousPage', () => turn(page - 1), page > 1)
  useShortcut('nextPage', () => turn(page + 1), hasNext)
  return (
    <Stack across gap="small">
      <p aria-live="polite">{t('find.total', { count: total })}</p>
      {pages === 1 ? null : (
        <>
          <Button disabled={page === 1} keys={shortcuts.previousPage.text} onPress={() => turn(page - 1)}>
            {t('find.previous')}
          </Button>
          <Button disabled={!hasNext} keys={shortcuts.nextPage.text} onPress={() => turn(page + 1)}>
            {t('find.next')}
          </Button>
        </>
      )}
    </Stack>
  )
}

interface EntriesProps {
  readonly entries: readonly EntrySummary[]
  readonly last: string | undefined
}

function Entries({ entries, last }: EntriesProps) {
  const { t } = useTranslation('directory')
  const dates = useDates()
  const codeName = useCodeNames()
  const { list } = useLists()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const open = (row: string): void => {
    const entry = entries.find(each => rowOf(each) === row)
    if (entry === undefined) return
    const { kind, id } = entry
    void navigate({ to: '/directory/$kind/$id', params: { kind, id }, search: { ...search, last: row } })
  }
  return (
    <ListTable
      label={t('find.list')}
      columns={[
        { id: 'name', title: t('column.name'), heads: true, cell: ({ name }) => <bdi>{name}</bdi> },
        {
          id: 'organisation',
          title: t('column.organisation'),
          cell: entry => (entry.kind === 'service' ? <bdi>{entry.organisation}</bdi> : t('find.noService'))
        },
        { id: 'city', title: t('column.city'), narrow: true, cell: ({ city }) => <bdi>{city}</bdi> },
        {
          id: 'topics',
          title: t('column.topics'),
          cell: ({ topics }) => list(topics.map(topic => codeName('topic', topic)))
        },
        {
          id: 'checked',
          title: t('column.checked'),
          narrow: true,
          cell: ({ asks, checkedOn }) =>
            asks.length > 0
              ? list(asks.map(reason => t(`asks.${reason}`)))
              : checkedOn === null
                ? ''
                : dates.date(checkedOn)
        }
      ]}
      rows={entries}
      rowId={rowOf}
      rowText={({ name }) => name}
      onOpen={open}
      focusedRow={last}
      faded={({ status }) => status !== 'active'}
    />
  )
}
