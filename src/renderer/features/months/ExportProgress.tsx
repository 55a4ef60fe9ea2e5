import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Stack } from '../../ui/Stack.tsx'
import type { useExport } from './use-export.ts'

/** How far the check of an export has come, and the way to stop it. */
export function ExportProgress({ running, progress, cancel }: ReturnType<typeof useExport>) {
  const { t } = useTranslation('months')
  if (!running) return null
  return (
    <Stack>
      <ProgressBar label={t('export.working')} {...progress} />
      <div>
        <Button onPress={cancel}>{t('export.stop')}</Button>
      </div>
    </Stack>
  )
}
