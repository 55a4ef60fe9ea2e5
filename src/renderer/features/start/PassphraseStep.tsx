import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { newPassphraseProblem, noPassphrase, PassphraseFields } from '../../passphrase-form/PassphraseFields.tsx'

interface PassphraseStepProps {
  readonly title: string
  readonly lead: string
  /** What must not be in the passphrase. */
  readonly names: readonly string[]
  /** What the passphrase is called; "Passphrase" when left out. */
  readonly label?: string
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  readonly onBack: () => void
  readonly onSubmit: (passphrase: string) => void
  /** What stands before the passphrase and takes the focus. */
  readonly before?: {
    readonly field: ReactNode
    readonly name: string
    readonly isRight: boolean
    readonly onTry: () => void
  }
}

/** Choosing a passphrase, twice. */
export function PassphraseStep({
  title,
  lead,
  names,
  label,
  submit,
  busy,
  error,
  onBack,
  onSubmit,
  before
}: PassphraseStepProps) {
  const { t } = useTranslation('start')
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const goOn = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    before?.onTry()
    const wrong = before?.isRight === false ? before.name : newPassphraseProblem(passphrase, names)
    if (busy) return
    if (wrong === null) onSubmit(passphrase.first)
    else if (form.current !== null) focusField(form.current, wrong)
  }
  return (
    <Screen title={title} ownFocus>
      <p>{lead}</p>
      <form ref={form} onSubmit={goOn} noValidate>
        <Stack>
          {before?.field}
          <PassphraseFields
            value={passphrase}
            names={names}
            onChange={setPassphrase}
            tried={tried}
            label={label}
            autoFocus={before === undefined}
          />
          <CallErrorNotice error={error} />
          <Stack across gap="small">
            <Button look="primary" submits busy={busy}>
              {busy ? t('working') : submit}
            </Button>
            <Button onPress={onBack} disabled={busy}>
              {t('back')}
            </Button>
          </Stack>
        </Stack>
      </form>
    </Screen>
  )
}
