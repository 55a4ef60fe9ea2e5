import { TextField, type TextFieldProps } from '../ui/TextField.tsx'
import { TextGuard } from './TextGuard.tsx'
import type { TextGuards } from './use-text-guards.ts'
import styles from './GuardedTextField.module.css'

/** A text field with its guard under it. */
export function GuardedTextField({ guards, ...field }: TextFieldProps & { readonly guards: TextGuards }) {
  return (
    <div className={styles['guarded']}>
      <TextField {...field} error={field.error ?? guards.errorOf(field.name)} />
      <TextGuard guards={guards} name={field.name} onChange={field.onChange} />
    </div>
  )
}
