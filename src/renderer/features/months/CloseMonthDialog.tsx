import { useTranslation } from 'react-i18next'
import { useDates } from '../../app/dates.ts'
import type { MonthSummary } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Stack.tsx'

export interface CloseMonthDialogProps {
  readonly summary: MonthSummary
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Says what the first export of a month does. It cannot be undone, so here the window asks. */
export function CloseMonthDialog({ summary, open, onClose, onConfirm }: CloseMonthDialogProps) {
  const { t } = useTranslation('months')
  const month = useDates().month(summary.month)
  return (
    <Dialog title={t('close.title', { month })} open={open} onClose={onClose} role="alertdialog">
      <Stack>
        <p>{t('close.rounding')}</p>
        <p>{t('close.final', { month })}</p>
        <p>
          <strong>{t('close.check', { month, count: summary.visits })}</strong>
        </p>
      </Stack>
      <Stack across gap="small">
        <Button look="primary" onPress={onConfirm}>
          {t('close.confirm')}
        </Button>
        <Button onPress={onClose}>{t('close.not-yet')}</Button>
      </Stack>
    </Dialog>
  )
}
