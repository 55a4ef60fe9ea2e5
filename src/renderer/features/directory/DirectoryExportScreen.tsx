import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { type ExportFormat, exportFormats } from '../../../shared/features/directory/directory-import.schema.ts'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { ActionBar } from '../../ui/ActionBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { BackToList } from './BackToList.tsx'

/** Gives the directory out: in which format, into which folder, and where it lies then. */
export function DirectoryExportScreen() {
  const { t } = useTranslation('directory')
  const [format, setFormat] = useState<ExportFormat>('hsds-csv')
  const chooseFolder = useCommand('shell.chooseFolder')
  const write = useCommand('directory.export')
  const showFolder = useCommand('shell.showFolder')
  const folder = chooseFolder.data ?? null
  const start = (): void => {
    write.reset()
    chooseFolder.mutate(
      { purpose: 'directory-export' },
      { onSuccess: chosen => chosen !== null && write.mutate({ folder: chosen.token, format }) }
    )
  }
  useShortcut('save', start, !write.isPending)
  return (
    <Screen title={t('export.title')} actions={<BackToList />}>
      <Stack>
        <p>{t('export.what')}</p>
        <RadioField
          name="format"
          label={t('export.format')}
          hint={t(`export.hint.${format}`)}
          options={exportFormats.map(each => ({ value: each, label: t(`export.formats.${each}`) }))}
          value={format}
          onChange={setFormat}
        />
        <CallErrorNotice error={chooseFolder.error ?? write.error ?? showFolder.error} />
        {write.data === undefined || folder === null ? null : (
          <Notice
            kind="good"
            actions={
              <Button autoFocus onPress={() => showFolder.mutate({ folder: folder.token })}>
                {t('export.show')}
              </Button>
            }
          >
            <p>
              <strong>{t('export.done', { count: write.data.services })}</strong>
            </p>
            <p>
              <Trans
                t={t}
                i18nKey="export.where"
                values={{ file: write.data.file, folder: folder.name }}
                components={{ file: <bdi /> }}
              />
            </p>
          </Notice>
        )}
        <ActionBar>
          <Button look="primary" keys={shortcuts.save.text} busy={write.isPending} onPress={start}>
            {t('export.take')}
          </Button>
        </ActionBar>
      </Stack>
    </Screen>
  )
}
