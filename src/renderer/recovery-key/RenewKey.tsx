import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCommand } from '../app/calls.ts'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { PassphraseField } from '../passphrase-form/PassphraseField.tsx'
import { Stack } from '../ui/Stack.tsx'

interface RenewKeyProps {
  readonly onRenewed: (recoveryKey: string) => void
  /** Why a new key is made. */
  readonly lead: string
  /** Leaves the old key in force; missing where there is none that anybody has. */
  readonly onBack?: (() => void) | undefined
}

/** Makes a new recovery key, against the passphrase. */
export function RenewKey({ onRenewed, lead, onBack }: RenewKeyProps) {
  const { t } = useTranslation('recovery-key')
  const [passphrase, setPassphrase] = useState('')
  const renew = useCommand('bureau.renewRecoveryKey')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (passphrase !== '' && !renew.isPending)
      renew.mutate({ passphrase }, { onSuccess: made => onRenewed(made.recoveryKey) })
  }
  return (
    <Screen title={t('renew.title')} ownFocus>
      <p>{lead}</p>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PassphraseField
            name="passphrase"
            label={t('renew.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
          <CallErrorNotice error={renew.error} />
          <Stack across gap="small">
            <Button look="primary" submits busy={renew.isPending}>
              {renew.isPending ? t('renew.busy') : t('renew.submit')}
            </Button>
            {onBack === undefined ? null : <Button onPress={onBack}>{t('renew.back')}</Button>}
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
