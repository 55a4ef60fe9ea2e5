import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OWN_PASSPHRASE, OwnPassphraseField } from '../../passphrase-form/OwnPassphraseField.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'
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
  /** What it means, and further fields, which show what is wrong once somebody has tried to go on. */
  readonly children: ReactNode | ((tried: boolean) => ReactNode)
  /** The first further field that is not right yet. */
  readonly firstWrong?: () => string | null
  /** A further field has the focus first. */
  readonly ownFocus?: boolean
}

/** Says what a change means and asks for one's own passphrase. Stays open while it works, and when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, submit, look = 'primary', busy, error, onClose, onConfirm, children, firstWrong, ownFocus } = props
  const { t } = useTranslation('people')
  const [ownPassphrase, setOwnPassphrase] = useState('')
  const form = useForm({
    firstWrong: () => firstWrong?.() ?? (ownPassphrase === '' ? OWN_PASSPHRASE : null),
    send: () => onConfirm(ownPassphrase),
    busy
  })
  const close = (): void => {
    if (!busy) onClose()
  }
  return (
    <Dialog title={title} open onClose={close} role={look === 'danger' ? 'alertdialog' : 'dialog'}>
      <form {...form.props}>
        <Stack>
          {typeof children === 'function' ? children(form.tried) : children}
          <OwnPassphraseField
            value={ownPassphrase}
            onChange={setOwnPassphrase}
            tried={form.tried}
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
