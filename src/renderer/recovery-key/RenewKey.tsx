import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../app/CallErrorNotice.tsx'
import { useCommand } from '../app/calls.ts'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { PassphraseField } from '../passphrase-form/PassphraseField.tsx'
import { Stack } from '../ui/Stack.tsx'
import { useForm } from '../ui/use-form.ts'

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
  const form = useForm({
    firstWrong: () => (passphrase === '' ? 'passphrase' : null),
    send: () => renew.mutate({ passphrase }, { onSuccess: made => onRenewed(made.recoveryKey) }),
    busy: renew.isPending
  })
  return (
    <Screen title={t('renew.title')} ownFocus>
      <p>{lead}</p>
      <form {...form.props}>
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
