import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../shared/domain/roles.ts'
import { useCall, useCommand } from '../../app/calls.ts'
import { useSession } from '../../app/session.ts'
import { OWN_PASSPHRASE, OwnPassphraseField } from '../../passphrase-form/OwnPassphraseField.tsx'
import { newPassphraseProblem, noPassphrase, PassphraseFields } from '../../passphrase-form/PassphraseFields.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
import { GuardedTextField } from '../../identity-guard/GuardedTextField.tsx'
import { useTextGuards } from '../../identity-guard/use-text-guards.ts'
import { FormError } from './FormError.tsx'
import { useNameProblemWords } from './name-words.ts'
import { nameProblem } from './person-form.ts'
import { fieldOf } from './error-fields.ts'
import { RolesField } from './RolesField.tsx'
import styles from './PersonForm.module.css'

/** A new person: their name and roles, the passphrase that they choose themselves, and the coordinator's own. */
export function AddPerson() {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const nameProblemWords = useNameProblemWords()
  const { bureau } = useSession()
  const people = useCall('people.list', null).data ?? []
  const add = useCommand('people.add', ['people.list'])
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<readonly Role[]>(['volunteer'])
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const [ownPassphrase, setOwnPassphrase] = useState('')
  const names = [name, bureau.name]
  const problem = nameProblem(name, people)
  const guards = useTextGuards({ name: { field: 'person', text: name } })

  const firstWrong = (): string | null => {
    if (problem !== null || guards.ask() !== null) return 'name'
    if (roles.length === 0) return 'roles'
    return newPassphraseProblem(passphrase, names) ?? (ownPassphrase === '' ? OWN_PASSPHRASE : null)
  }
  const send = (): void => {
    add.mutate(
      { name, roles: [...roles], newPassphrase: passphrase.first, ownPassphrase },
      {
        onSuccess: ({ person }) => void navigate({ to: '/people', search: { last: person, done: 'added' } }),
        onError: error => form.focus(fieldOf(error) ?? '')
      }
    )
  }
  const form = useForm({ firstWrong, send, busy: add.isPending })
  const { tried } = form
  return (
    <Screen title={t('add.title')} ownFocus>
      <form {...form.props} className={styles['form']}>
        <Stack>
          <GuardedTextField
            guards={guards}
            name="name"
            label={t('name.label')}
            hint={t('name.hint')}
            value={name}
            onChange={setName}
            error={tried ? nameProblemWords(problem) : undefined}
            autoFocus
            required
          />
          <RolesField
            selected={roles}
            onChange={setRoles}
            error={tried && roles.length === 0 ? t('roles.missing') : undefined}
          />
          <h2>{t('add.passphrase')}</h2>
          <p>{t('add.passphraseLead')}</p>
          <PassphraseFields
            value={passphrase}
            names={names}
            onChange={setPassphrase}
            tried={tried}
            label={t('add.theirs')}
            refused={fieldOf(add.error) === 'passphrase' ? (add.variables?.newPassphrase ?? null) : null}
          />
          <h2>{t('add.confirm')}</h2>
          <OwnPassphraseField value={ownPassphrase} onChange={setOwnPassphrase} tried={tried} error={add.error} />
          <FormError error={add.error} />
          <Stack across gap="small">
            <Button look="primary" submits busy={add.isPending}>
              {add.isPending ? t('working') : t('add.submit')}
            </Button>
            <Button onPress={() => void navigate({ to: '/people' })} disabled={add.isPending}>
              {t('back')}
            </Button>
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
