import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FyrError } from '../../../shared/domain/errors.ts'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCall } from '../../app/calls.ts'
import { useDates } from '../../app/dates.ts'
import { useSession } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Sections } from '../../ui/Sections.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { NameSection } from './NameSection.tsx'
import { RolesSection } from './RolesSection.tsx'
import { ReinstateDialog, RemoveDialog, ResetDialog, SuspendDialog } from './StateDialogs.tsx'
import { useRoleNames } from './role-names.ts'
import styles from './PersonForm.module.css'

const route = getRouteApi('/people/$id')

/** One person: their name and roles, and whether and how they get in. */
export function PersonScreen() {
  const { t } = useTranslation('people')
  const { id } = route.useParams()
  const list = useCall('people.list', null)
  const person = list.data?.find(each => each.id === id)
  if (person !== undefined) return <OpenPerson person={person} everybody={list.data ?? []} />
  if (list.isPending) return null
  return (
    <Screen title={t('title')}>
      <CallErrorNotice error={list.error ?? new FyrError('people.unknown')} />
      <div>
        <BackButton />
      </div>
    </Screen>
  )
}

type Asked = 'suspend' | 'reinstate' | 'reset' | 'remove'

interface OpenPersonProps {
  readonly person: ListedPerson
  readonly everybody: readonly ListedPerson[]
}

function OpenPerson({ person, everybody }: OpenPersonProps) {
  const { t } = useTranslation('people')
  const dates = useDates()
  const roleNames = useRoleNames()
  const isMe = useSession().person.id === person.id
  const { name, status } = person
  const facts = t(`facts.${status}`, { since: dates.dayOf(person.since) })
  return (
    <Screen title={isMe ? t('list.you', { name }) : <bdi>{name}</bdi>} actions={<BackButton last={person.id} />}>
      {status === 'removed' ? (
        <>
          <p>{roleNames(person.roles)}</p>
          <p className={styles['facts']}>{facts}</p>
        </>
      ) : (
        <>
          <p className={styles['facts']}>{facts}</p>
          <Sections>
            <NameSection person={person} everybody={everybody} />
            <RolesSection person={person} isMe={isMe} />
            {isMe ? <p>{t('self')}</p> : <Doors person={person} />}
          </Sections>
        </>
      )}
    </Screen>
  )
}

/** Whether and how somebody else gets in. */
function Doors({ person }: { readonly person: ListedPerson }) {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [done, setDone] = useState<Exclude<Asked, 'remove'> | null>(null)
  const { name } = person
  const ask = (what: Asked): void => {
    setDone(null)
    setAsked(what)
  }
  const dialogOf = (what: Exclude<Asked, 'remove'>) => ({
    person,
    onClose: () => setAsked(null),
    onDone: () => {
      setAsked(null)
      setDone(what)
    }
  })
  return (
    <>
      <Stack>
        <h2>{t('door.title')}</h2>
        {done === null ? null : <Notice kind="good">{t(`${done}.done`, { name })}</Notice>}
        {person.status === 'suspended' ? (
          <>
            <p>{t('door.suspended', { name })}</p>
            <div>
              <Button look="primary" onPress={() => ask('reinstate')}>
                {t('reinstate.open')}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>{t('door.active', { name })}</p>
            <Stack across gap="small">
              <Button onPress={() => ask('reset')}>{t('reset.open')}</Button>
              <Button onPress={() => ask('suspend')}>{t('suspend.open')}</Button>
            </Stack>
          </>
        )}
      </Stack>
      <Stack>
        <h2>{t('remove.heading')}</h2>
        <p>{t('remove.lead', { name })}</p>
        <div>
          <Button look="danger" onPress={() => ask('remove')}>
            {t('remove.open')}
          </Button>
        </div>
      </Stack>
      {asked === 'suspend' ? <SuspendDialog {...dialogOf('suspend')} /> : null}
      {asked === 'reinstate' ? <ReinstateDialog {...dialogOf('reinstate')} /> : null}
      {asked === 'reset' ? <ResetDialog {...dialogOf('reset')} /> : null}
      {asked === 'remove' ? (
        <RemoveDialog
          person={person}
          onClose={() => setAsked(null)}
          onDone={() => void navigate({ to: '/people', search: { last: person.id, done: 'removed' } })}
        />
      ) : null}
    </>
  )
}

function BackButton({ last }: { readonly last?: ListedPerson['id'] }) {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const back = (): void => void navigate({ to: '/people', search: last === undefined ? {} : { last } })
  useShortcut('back', back)
  return (
    <Button onPress={back} keys={shortcuts.back.text}>
      {t('toList')}
    </Button>
  )
}
