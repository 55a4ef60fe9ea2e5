import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { PeopleTable } from './PeopleTable.tsx'

const route = getRouteApi('/people/')

/** Who may get in, and as what. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const { last, done } = route.useSearch()
  const navigate = route.useNavigate()
  const [removedToo, setRemovedToo] = useState(false)
  const list = useCall('people.list', null)
  const everybody = list.data ?? []
  const removed = everybody.filter(person => person.status === 'removed')
  const name = everybody.find(person => person.id === last)?.name ?? ''
  return (
    <Screen
      title={t('title')}
      ownFocus={last !== undefined && done === undefined}
      actions={
        <Button look="primary" onPress={() => void navigate({ to: '/people/new' })}>
          {t('add.open')}
        </Button>
      }
    >
      <Stack>
        <p>{t('lead')}</p>
        {done === undefined ? null : <Notice kind="good">{t(`done.${done}`, { name })}</Notice>}
        <CallErrorNotice error={list.error} />
        {list.data === undefined ? null : (
          <PeopleTable
            people={removedToo ? everybody : everybody.filter(person => person.status !== 'removed')}
            last={last}
            onOpen={id => void navigate({ to: '/people/$id', params: { id } })}
          />
        )}
        {removed.length === 0 ? null : (
          <CheckboxField
            name="removedToo"
            label={t('removedToo', { count: removed.length })}
            checked={removedToo}
            onChange={setRemovedToo}
          />
        )}
      </Stack>
    </Screen>
  )
}
