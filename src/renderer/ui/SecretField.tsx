import { useState } from 'react'
import { Button } from './Button.tsx'
import { TextField, type TextFieldProps } from './TextField.tsx'
import styles from './SecretField.module.css'

export interface SecretFieldProps extends Omit<TextFieldProps, 'secret' | 'lines'> {
  readonly showLabel: string
  readonly hideLabel: string
}

/** A passphrase, hidden until its writer asks to see it. */
export function SecretField({ showLabel, hideLabel, ...field }: SecretFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <div className={styles['row']}>
      <TextField {...field} secret={!shown} className={styles['field']} />
      <Button className={styles['toggle'] ?? ''} onPress={() => setShown(!shown)}>
        {shown ? hideLabel : showLabel}
      </Button>
    </div>
  )
}
