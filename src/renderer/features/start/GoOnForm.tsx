import { type SyntheticEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { PassphraseField } from '../../passphrase-form/PassphraseField.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Stack } from '../../ui/Stack.tsx'

/** A coordinator goes on with a desk file that has lost what was saved last, against their passphrase. */
export function GoOnForm({ onUnlocked }: { readonly onUnlocked: () => void }) {
  const { t } = useTranslation('start')
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const unlock = useCommand('bureau.unlock')
  const form = useRef<HTMLFormElement>(null)
  const focusPassphrase = (): void => {
    if (form.current !== null) focusField(form.current, 'passphrase')
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setMissing(passphrase === '')
    if (passphrase === '') focusPassphrase()
    else if (!unlock.isPending)
      unlock.mutate({ passphrase, goOn: true }, { onSuccess: onUnlocked, onError: focusPassphrase })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <h2>{t('missing.goOnTitle')}</h2>
        <p>{t('missing.goOnLead')}</p>
        <PassphraseField
          name="passphrase"
          label={t('missing.passphrase')}
          value={passphrase}
          onChange={text => {
            setPassphrase(text)
            setMissing(false)
          }}
          error={missing ? t('unlock.missing') : undefined}
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
