import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDates } from '../../app/dates.ts'
import type { Month } from '../../../shared/domain/month.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckboxField } from '../../ui/CheckboxField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Stack.tsx'

export interface ReplaceDialogProps {
  readonly month: Month
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Asks whoever wants a summary made anew to say that nobody has the former one: no program can know. */
export function ReplaceDialog({ month, open, onClose, onConfirm }: ReplaceDialogProps) {
  const { t } = useTranslation('months')
  const [sure, setSure] = useState(false)
  const name = useDates().month(month)
  const close = (): void => {
    setSure(false)
    onClose()
  }
  return (
    <Dialog title={t('replace.title', { month: name })} open={open} onClose={close} role="alertdialog">
      <Stack>
        <p>{t('replace.why')}</p>
        <p>{t('replace.record')}</p>
        <CheckboxField name="never-left" label={t('replace.never-left')} checked={sure} onChange={setSure} />
      </Stack>
      <Stack across gap="small">
        <Button
          look="danger"
          disabled={!sure}
          onPress={() => {
            setSure(false)
            onConfirm()
          }}
        >
          {t('replace.confirm')}
        </Button>
        <Button onPress={close}>{t('replace.keep')}</Button>
      </Stack>
    </Dialog>
  )
}
