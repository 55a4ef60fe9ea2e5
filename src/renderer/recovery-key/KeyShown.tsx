import { useTranslation } from 'react-i18next'
import { recoveryKeyGroups } from '../../../shared/domain/recovery-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Screen } from '../../ui/Screen.tsx'
import styles from './KeyShown.module.css'

/** The recovery key, numbered group by group, to be copied onto paper. */
export function KeyShown({ recoveryKey, onWritten }: { readonly recoveryKey: string; readonly onWritten: () => void }) {
  const { t } = useTranslation('start')
  return (
    <Screen title={t('key.title')}>
      <p>{t('key.lead')}</p>
      <ol className={styles['groups']}>
        {recoveryKeyGroups(recoveryKey).map((group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a group is known by its number, and two may look alike
          <li key={index} className={styles['group']}>
            <span className={styles['number']}>{index + 1}</span>
            <code className={styles['text']}>{group}</code>
          </li>
        ))}
      </ol>
      <Notice kind="warn">{t('key.warning')}</Notice>
      <div>
        <Button look="primary" onPress={onWritten}>
          {t('key.written')}
        </Button>
      </div>
    </Screen>
  )
}
