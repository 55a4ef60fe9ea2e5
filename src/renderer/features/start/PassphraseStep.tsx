import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
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
    readonly field: (tried: boolean) => ReactNode
    readonly name: string
    readonly isRight: boolean
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
  const form = useForm({
    firstWrong: () => (before?.isRight === false ? before.name : newPassphraseProblem(passphrase, names)),
    send: () => onSubmit(passphrase.first),
    busy
  })
  return (
    <Screen title={title} ownFocus>
      <p>{lead}</p>
      <form {...form.props}>
        <Stack>
          {before?.field(form.tried)}
          <PassphraseFields
            value={passphrase}
            names={names}
            onChange={setPassphrase}
            tried={form.tried}
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
