import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupReport } from '../../../shared/features/backups/backups.schema.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSize } from './use-size.ts'

/** A backup that has just been made and checked. */
export function MadeNotice({ made, actions }: { readonly made: BackupReport; readonly actions?: ReactNode }) {
  const { t } = useTranslation('backups')
  const size = useSize()
  const { visits, bytes, folderName, removed } = made
  return (
    <Notice kind="good" actions={actions}>
      {t('made.done', { count: visits, size: size(bytes), folder: folderName })}{' '}
      {removed === 0 ? null : t('made.removed', { count: removed })}
    </Notice>
  )
}
