import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { PassphraseField } from '../../passphrase-form/PassphraseField.tsx'
import { Stack } from '../../ui/Stack.tsx'

/** The recovery key was never confirmed: makes a new one, against the passphrase. */
export function RenewKey({ onRenewed }: { readonly onRenewed: (recoveryKey: string) => void }) {
  const { t } = useTranslation('start')
  const [passphrase, setPassphrase] = useState('')
  const renew = useCommand('bureau.renewRecoveryKey')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (passphrase !== '' && !renew.isPending)
      renew.mutate({ passphrase }, { onSuccess: made => onRenewed(made.recoveryKey) })
  }
  return (
    <Screen title={t('renew.title')} ownFocus>
      <p>{t('renew.lead')}</p>
      <form onSubmit={submit} noValidate>
        <Stack>
          <PassphraseField
            name="passphrase"
            label={t('unlock.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
          <CallErrorNotice error={renew.error} />
          <div>
            <Button look="primary" submits busy={renew.isPending}>
              {renew.isPending ? t('working') : t('renew.submit')}
            </Button>
          </div>
        </Stack>
      </form>
    </Screen>
  )
}
