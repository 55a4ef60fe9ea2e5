import { useTranslation } from 'react-i18next'
import { minimumPassphraseLength, normalisePassphrase, passphraseProblem } from '../../../shared/domain/passphrase.ts'
import { SecretField } from '../../ui/SecretField.tsx'

export interface NewPassphrase {
  readonly first: string
  readonly second: string
}

export const noPassphrase: NewPassphrase = { first: '', second: '' }

/** Which of the two fields is not right yet, or null. `names` must not be in it. */
export function newPassphraseProblem(
  value: NewPassphrase,
  names: readonly string[]
): 'passphrase' | 'passphraseAgain' | null {
  if (passphraseProblem(value.first, names) !== null) return 'passphrase'
  return normalisePassphrase(value.first) === normalisePassphrase(value.second) ? null : 'passphraseAgain'
}

interface PassphraseFieldsProps {
  readonly value: NewPassphrase
  readonly names: readonly string[]
  readonly onChange: (value: NewPassphrase) => void
  /** Whether somebody tried to go on: from then on what is missing is an error. */
  readonly tried: boolean
  readonly autoFocus?: boolean
  /** What the first of the two is called; "Passphrase" when left out. */
  readonly label?: string | undefined
}

/** A new passphrase, twice, judged while it is typed. */
export function PassphraseFields({ value, names, onChange, tried, autoFocus, label }: PassphraseFieldsProps) {
  const { t } = useTranslation('start')
  const problem = passphraseProblem(value.first, names)
  const words =
    value.first === ''
      ? t('passphrase.hint', { least: minimumPassphraseLength })
      : problem === null
        ? undefined
        : t(`passphrase.${problem}`, { least: minimumPassphraseLength, typed: lengthOf(value.first) })
  const differs = normalisePassphrase(value.first) !== normalisePassphrase(value.second)
  const showsDifference = differs && (tried || value.second.length >= value.first.length)
  return (
    <>
      <SecretField
        name="passphrase"
        label={label ?? t('passphrase.label')}
        value={value.first}
        onChange={first => onChange({ ...value, first })}
        hint={tried && problem !== null ? undefined : words}
        good={problem === null ? t('passphrase.good') : undefined}
        error={tried && problem !== null ? words : undefined}
        showLabel={t('passphrase.show')}
        hideLabel={t('passphrase.hide')}
        autoFocus={autoFocus}
        required
      />
      <SecretField
        name="passphraseAgain"
        label={t('passphrase.again')}
        value={value.second}
        onChange={second => onChange({ ...value, second })}
        good={value.second !== '' && !differs ? t('passphrase.same') : undefined}
        error={showsDifference && value.second + value.first !== '' ? t('passphrase.differs') : undefined}
        showLabel={t('passphrase.show')}
        hideLabel={t('passphrase.hide')}
        required
      />
    </>
  )
}

const lengthOf = (text: string): number => Array.from(normalisePassphrase(text)).length
