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
  return (
    <>
      {hint === undefined ? null : (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      {good === undefined ? null : (
        <Text slot="description" className={styles['good'] ?? ''}>
          {good}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </>
  )
}
