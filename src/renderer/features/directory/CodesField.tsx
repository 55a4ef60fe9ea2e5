import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finder } from '../../app/finders.ts'
import { Button } from '../../ui/Button.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TypeAheadField } from '../../ui/TypeAheadField.tsx'
import styles from './EntryScreen.module.css'

export interface CodesFieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly finder: Finder
  readonly codes: readonly string[]
  readonly onChange: (codes: readonly string[]) => void
  /** Codes that the finder knows and that have no place here. */
  readonly without?: readonly string[]
}

/** Several codes of a list: each is found by typing, and can be taken away again. */
export function CodesField({ name, label, hint, finder, codes, onChange, without = [] }: CodesFieldProps) {
  const { t } = useTranslation('directory')
  const [typed, setTyped] = useState('')
  const [taken, setTaken] = useState(0)
  return (
    <Stack gap="small">
      <TypeAheadField
        // A field in which nothing stays chosen begins anew after each choice, where it was.
        key={taken}
        autoFocus={taken > 0}
        name={name}
        label={label}
        hint={hint}
        chosen={null}
        typed={typed}
        find={text => finder.find(text).filter(({ id }) => !codes.includes(id) && !without.includes(id))}
        onType={setTyped}
        onChoose={id => {
          setTyped('')
          setTaken(taken + 1)
          if (!codes.includes(id)) onChange([...codes, id])
        }}
      />
      <ul className={styles['chosen']} aria-label={label}>
        {codes.map(code => (
          <li key={code}>
            <Button
              look="quiet"
              label={t('form.takeAway', { name: finder.labelOf(code) })}
              onPress={() => onChange(codes.filter(other => other !== code))}
            >
              {finder.labelOf(code)} ×
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  )
}
