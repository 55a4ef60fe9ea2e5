import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDates } from '../../app/dates.ts'
import { releaseMethods, type MonthSummary, type ReleaseMethod } from '../../../shared/features/months/months.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Stack } from '../../ui/Stack.tsx'

export interface CloseMonthDialogProps {
  readonly summary: MonthSummary
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: (method: ReleaseMethod) => void
}

/** Says what the first export of a month does, and what each method costs. It cannot be undone, so here the window asks. */
export function CloseMonthDialog({ summary, open, onClose, onConfirm }: CloseMonthDialogProps) {
  const { t } = useTranslation('months')
  const [method, setMethod] = useState<ReleaseMethod>('controlled-rounding')
  const [choosing, setChoosing] = useState(false)
  const month = useDates().month(summary.month)
  return (
    <Dialog title={t('close.title', { month })} open={open} onClose={onClose} role="alertdialog">
      <Stack>
        <p>{t(method === 'suppression' ? 'close.hiding' : 'close.rounding')}</p>
        {choosing ? (
          <RadioField
            name="method"
            label={t('close.method')}
            options={releaseMethods.map(value => ({ value, label: t(`close.methods.${value}`) }))}
            value={method}
            onChange={setMethod}
          />
        ) : null}
        <p>{t('close.final', { month })}</p>
        <p>
          <strong>{t('close.check', { month, count: summary.visits })}</strong>
        </p>
      </Stack>
      <Stack across gap="small">
        <Button look="primary" onPress={() => onConfirm(method)}>
          {t('close.confirm')}
        </Button>
        <Button onPress={onClose}>{t('close.not-yet')}</Button>
        {choosing ? null : (
          <Button look="quiet" onPress={() => setChoosing(true)}>
            {t('close.other-method')}
          </Button>
        )}
      </Stack>
    </Dialog>
  )
}
