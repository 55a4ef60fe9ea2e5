import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OWN_PASSPHRASE, OwnPassphraseField } from '../../passphrase-form/OwnPassphraseField.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusField } from '../../ui/field-props.ts'
import { Stack } from '../../ui/Stack.tsx'
import { fieldOf } from './error-fields.ts'
import { FormError } from './FormError.tsx'

export interface ConfirmDialogProps {
  readonly title: string
  readonly submit: string
  /** `danger` for what cannot be undone. */
  readonly look?: 'primary' | 'danger'
  readonly busy: boolean
  readonly error: unknown
  readonly onClose: () => void
  readonly onConfirm: (ownPassphrase: string) => void
  /** What it means, and further fields. */
  readonly children: ReactNode
  /** The first further field that is not right yet; looked at when somebody tries to go on. */
  readonly firstWrong?: () => string | null
  /** A further field has the focus first. */
  readonly ownFocus?: boolean
}

/** Says what a change means and asks for one's own passphrase. Stays open while it works, and when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, submit, look = 'primary', busy, error, onClose, onConfirm, children, firstWrong, ownFocus } = props
  const { t } = useTranslation('people')
  const [ownPassphrase, setOwnPassphrase] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const go = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (busy) return
    const wrong = firstWrong?.() ?? (ownPassphrase === '' ? OWN_PASSPHRASE : null)
    if (wrong === null) onConfirm(ownPassphrase)
    else if (form.current !== null) focusField(form.current, wrong)
  }
  const close = (): void => {
    if (!busy) onClose()
  }
  return (
    <Dialog title={title} open onClose={close} role={look === 'danger' ? 'alertdialog' : 'dialog'}>
      <form ref={form} onSubmit={go} noValidate>
        <Stack>
          {children}
          <OwnPassphraseField
            value={ownPassphrase}
            onChange={setOwnPassphrase}
            tried={tried}
            error={error}
            autoFocus={ownFocus !== true}
          />
          <FormError error={fieldOf(error) === 'passphrase' ? null : error} />
          <Stack across gap="small">
            <Button look={look} submits busy={busy}>
              {busy ? t('working') : submit}
            </Button>
            <Button onPress={close} disabled={busy}>
              {t('cancel')}
            </Button>
          </Stack>
        </Stack>
      </form>
    </Dialog>
  )
}
