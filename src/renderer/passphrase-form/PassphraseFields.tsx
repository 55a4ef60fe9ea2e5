import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { minimumPassphraseLength, normalisePassphrase, passphraseProblem } from '../../shared/domain/passphrase.ts'
import { focusField } from '../ui/field-props.ts'
import { Stack } from '../ui/Stack.tsx'
import { PassphraseField } from './PassphraseField.tsx'
import { PassphraseOffer } from './PassphraseOffer.tsx'

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
  /** A passphrase that the bureau did not take, although nothing here speaks against it. */
  readonly refused?: string | null
}

/** A new passphrase, twice, judged while it is typed. */
export function PassphraseFields({ value, names, onChange, tried, autoFocus, label, refused }: PassphraseFieldsProps) {
  const { t } = useTranslation('passphrase')
  const fields = useRef<HTMLDivElement>(null)
  const problem = passphraseProblem(value.first, names) ?? (value.first === refused ? 'common' : null)
  const words =
    value.first === ''
      ? t('hint', { least: minimumPassphraseLength })
      : problem === null
        ? undefined
        : t(problem, { least: minimumPassphraseLength, typed: lengthOf(value.first) })
  const differs = normalisePassphrase(value.first) !== normalisePassphrase(value.second)
  const showsDifference = differs && (tried || value.second.length >= value.first.length)
  const take = (first: string): void => {
    onChange({ first, second: '' })
    if (fields.current !== null) focusField(fields.current, 'passphraseAgain')
  }
  return (
    <div ref={fields}>
      <Stack>
        <PassphraseOffer onTake={take} />
        <PassphraseField
          name="passphrase"
          label={label ?? t('label')}
          value={value.first}
          onChange={first => onChange({ ...value, first })}
          hint={tried && problem !== null ? undefined : words}
          good={problem === null ? t('good') : undefined}
          error={tried && problem !== null ? words : undefined}
          autoFocus={autoFocus}
        />
        <PassphraseField
          name="passphraseAgain"
          label={t('again')}
          value={value.second}
          onChange={second => onChange({ ...value, second })}
          good={value.second !== '' && !differs ? t('same') : undefined}
          error={showsDifference && value.second + value.first !== '' ? t('differs') : undefined}
        />
      </Stack>
    </div>
  )
}

const lengthOf = (text: string): number => Array.from(normalisePassphrase(text)).length
