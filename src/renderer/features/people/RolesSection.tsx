import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { RolesField } from './RolesField.tsx'
import { useRoleNames } from './role-names.ts'

interface RolesSectionProps {
  readonly person: ListedPerson
  readonly isMe: boolean
}

/** What somebody may do. Choosing changes nothing yet; a button and one's own passphrase do. */
export function RolesSection({ person, isMe }: RolesSectionProps) {
  const { t } = useTranslation('people')
  const roleNames = useRoleNames()
  const [chosen, setChosen] = useState<ListedPerson['roles']>(person.roles)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const change = useCommand('people.changeRoles', ['people.list', 'bureau.status'])
  const isSame = chosen.length === person.roles.length && chosen.every(role => person.roles.includes(role))
  const losesOwn = isMe && !chosen.includes('coordinator')
  const problem = chosen.length === 0 ? t('roles.missing') : losesOwn ? t('roles.own') : undefined
  const ask = (): void => {
    setTried(true)
    if (problem === undefined && !isSame) setAsking(true)
  }
  return (
    <Stack>
      <h2>{t('roles.title')}</h2>
      <RolesField
        selected={chosen}
        onChange={roles => setChosen([...roles])}
        error={tried || losesOwn ? problem : undefined}
      />
      <div>
        <Button onPress={ask} disabled={isSame}>
          {t('roles.open')}
        </Button>
      </div>
      {change.isSuccess && isSame ? <Notice kind="good">{t('roles.done')}</Notice> : null}
      {asking ? (
        <ConfirmDialog
          title={t('roles.confirm', { name: person.name })}
          submit={t('roles.submit')}
          busy={change.isPending}
          error={change.error}
          onClose={() => setAsking(false)}
          onConfirm={ownPassphrase =>
            change.mutate({ person: person.id, roles: chosen, ownPassphrase }, { onSuccess: () => setAsking(false) })
          }
        >
          <p>{t('roles.from', { roles: roleNames(person.roles) })}</p>
          <p>
            <strong>{t('roles.to', { roles: roleNames(chosen) })}</strong>
          </p>
        </ConfirmDialog>
      ) : null}
    </Stack>
  )
}
