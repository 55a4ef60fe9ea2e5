import { useTranslation } from 'react-i18next'
import { useErrorText } from '../app/CallErrorNotice.tsx'
import { asFyrError } from '../app/calls.ts'
import { PassphraseField } from './PassphraseField.tsx'

/** The name of the field, for the focus. */
export const OWN_PASSPHRASE = 'ownPassphrase'

/** Whether a call failed for the passphrase of whoever made it. */
export function isOwnPassphraseError(error: unknown): boolean {
  return error !== null && ['vault.wrong-passphrase', 'vault.too-many-tries'].includes(asFyrError(error).code)
}

interface OwnPassphraseFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Whether somebody tried to go on: from then on an empty field is an error. */
  readonly tried: boolean
  /** What the call failed with, if it did. */
  readonly error: unknown
  readonly autoFocus?: boolean
  /** "Your own passphrase" when left out. */
  readonly label?: string
}

/** The passphrase of whoever has the bureau open, once more: for what an unlocked computer must not be enough for. */
export function OwnPassphraseField({ value, onChange, tried, error, autoFocus, label }: OwnPassphraseFieldProps) {
  const { t } = useTranslation('passphrase')
  const errorText = useErrorText()
  const wrong = isOwnPassphraseError(error) ? errorText(error) : undefined
  return (
    <PassphraseField
      name={OWN_PASSPHRASE}
      label={label ?? t('own.label')}
      hint={t('own.hint')}
      value={value}
      onChange={onChange}
      error={tried && value === '' ? t('own.missing') : wrong}
      autoFocus={autoFocus}
    />
  )
}
