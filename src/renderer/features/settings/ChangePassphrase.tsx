import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { asFyrError, useCommand } from '../../app/calls.ts'
import { useSession } from '../../app/session.ts'
import { isOwnPassphraseError, OWN_PASSPHRASE, OwnPassphraseField } from '../../passphrase-form/OwnPassphraseField.tsx'
import { newPassphraseProblem, noPassphrase, PassphraseFields } from '../../passphrase-form/PassphraseFields.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
import styles from './ChangePassphrase.module.css'

interface ChangePassphraseProps {
  readonly onBack: () => void
  readonly onChanged: () => void
}

/** Changes one's own passphrase: the old one, then the new one twice. */
export function ChangePassphrase({ onBack, onChanged }: ChangePassphraseProps) {
  const { t } = useTranslation('settings')
  const { bureau, person } = useSession()
  const change = useCommand('people.changePassphrase')
  const [ownPassphrase, setOwnPassphrase] = useState('')
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const names = [person.name, bureau.name]
  const isWeak = change.error !== null && asFyrError(change.error).code === 'vault.passphrase-weak'
  const send = (): void => {
    change.mutate(
      { ownPassphrase, newPassphrase: passphrase.first },
      {
        onSuccess: onChanged,
        onError: error => form.focus(isOwnPassphraseError(error) ? OWN_PASSPHRASE : 'passphrase')
      }
    )
  }
  const form = useForm({
    firstWrong: () => (ownPassphrase === '' ? OWN_PASSPHRASE : newPassphraseProblem(passphrase, names)),
    send,
    busy: change.isPending
  })
  return (
    <Screen title={t('passphrase.change')} ownFocus>
      <p>{t('passphrase.keys')}</p>
      <form {...form.props} className={styles['form']}>
        <Stack>
          <OwnPassphraseField
            value={ownPassphrase}
            onChange={setOwnPassphrase}
            tried={form.tried}
            error={change.error}
            label={t('passphrase.current')}
            autoFocus
          />
          <PassphraseFields
            value={passphrase}
            names={names}
            onChange={setPassphrase}
            tried={form.tried}
            label={t('passphrase.new')}
            refused={isWeak ? (change.variables?.newPassphrase ?? null) : null}
          />
          <CallErrorNotice error={isWeak || isOwnPassphraseError(change.error) ? null : change.error} />
          <Stack across gap="small">
            <Button look="primary" submits busy={change.isPending}>
              {change.isPending ? t('passphrase.working') : t('passphrase.submit')}
            </Button>
            <Button onPress={onBack} disabled={change.isPending}>
              {t('passphrase.back')}
            </Button>
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
