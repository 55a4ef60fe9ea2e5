import { FieldError } from 'react-aria-components/FieldError'
import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'

/** The hint, the praise and the error of a field, tied to it for screen readers by the field they stand in. */
export function FieldNotes({
  hint,
  good,
  error
}: {
  readonly hint?: string | undefined
  readonly good?: string | undefined
  readonly error?: string | undefined
}) {
  // Always there, if empty: React Aria ties it to its field once, when the field appears, and a hint may come later.
  return (
    <>
      <Text slot="description" className={styles['notes'] ?? ''}>
        {hint === undefined ? null : <span className={styles['hint']}>{hint}</span>}
        {good === undefined ? null : <span className={styles['good']}>{good}</span>}
      </Text>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </>
  )
}
