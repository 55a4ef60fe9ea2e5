import { useTranslation } from 'react-i18next'
import { recoveryKeyGroups } from '../../shared/domain/recovery-key.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Stack } from '../ui/Stack.tsx'
import { RecoverySheet } from './RecoverySheet.tsx'
import styles from './KeyShown.module.css'

interface KeyShownProps {
  readonly recoveryKey: string
  /** What the bureau is called, for the printed sheet. */
  readonly bureau: string
  readonly onWritten: () => void
}

/** The recovery key, numbered group by group, to be copied onto paper or printed. */
export function KeyShown({ recoveryKey, bureau, onWritten }: KeyShownProps) {
  const { t } = useTranslation('recovery-key')
  return (
    <Screen title={t('shown.title')}>
      <p>{t('shown.lead')}</p>
      <ol className={styles['groups']} dir="ltr">
        {recoveryKeyGroups(recoveryKey).map((group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a group is known by its number, and two may look alike
          <li key={index} className={styles['group']}>
            <span className={styles['number']}>{index + 1}</span>
            <code className={styles['text']}>{group}</code>
          </li>
        ))}
      </ol>
      <Notice kind="warn">{t('shown.warning')}</Notice>
      <p>{t('shown.printer')}</p>
      <Stack across gap="small">
        <Button look="primary" onPress={onWritten}>
          {t('shown.written')}
        </Button>
        <Button onPress={() => window.print()}>{t('shown.print')}</Button>
      </Stack>
      <RecoverySheet recoveryKey={recoveryKey} bureau={bureau} />
    </Screen>
  )
}
