import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { PassphraseField } from '../../passphrase-form/PassphraseField.tsx'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'

/** A coordinator goes on with a desk file that has lost what was saved last, against their passphrase. */
export function GoOnForm({ onUnlocked }: { readonly onUnlocked: () => void }) {
  const { t } = useTranslation('start')
  const [passphrase, setPassphrase] = useState('')
  const unlock = useCommand('bureau.unlock')
  const form = useForm({
    firstWrong: () => (passphrase === '' ? 'passphrase' : null),
    send: () =>
      unlock.mutate({ passphrase, goOn: true }, { onSuccess: onUnlocked, onError: () => form.focus('passphrase') }),
    busy: unlock.isPending
  })
  return (
    <form {...form.props}>
      <Stack>
        <h2>{t('missing.goOnTitle')}</h2>
        <p>{t('missing.goOnLead')}</p>
        <PassphraseField
          name="passphrase"
          label={t('missing.passphrase')}
          value={passphrase}
          onChange={text => {
            setPassphrase(text)
            form.untry()
          }}
          error={form.tried && passphrase === '' ? t('unlock.missing') : undefined}
        />
        <CallErrorNotice error={unlock.error} />
        <div>
          <Button submits busy={unlock.isPending}>
            {unlock.isPending ? t('unlock.opening') : t('missing.goOn')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
