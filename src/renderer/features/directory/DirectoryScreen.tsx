import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { shortcuts, useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { TabView } from '../../ui/TabView.tsx'
import { EntryList } from './EntryList.tsx'
import { GapList } from './GapList.tsx'
import { WhereToRefer } from './WhereToRefer.tsx'
import { readDirectorySearch } from './directory-search.ts'

const route = getRouteApi('/directory/')

/** Whom the bureau knows: found by typing, suggested for a need, and what nobody is known for. */
export function DirectoryScreen() {
  const { t } = useTranslation('directory')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  return (
    <Screen
      title={t('title')}
      ownFocus
      actions={
        <Stack across gap="small">
          <Exchange />
          {may('directory.save') ? (
            <Button onPress={() => void navigate({ to: '/directory/new' })}>{t('add')}</Button>
          ) : null}
        </Stack>
      }
    >
      <TabView
        label={t('title')}
        chosen={search.tab ?? 'find'}
        onChoose={tab => void navigate({ search: readDirectorySearch({ tab }), replace: true })}
        pages={[
          { id: 'find', title: t('tab.find'), content: <EntryList /> },
          { id: 'refer', title: t('tab.refer'), content: <WhereToRefer /> },
          ...(may('directory.gaps') ? [{ id: 'gaps' as const, title: t('tab.gaps'), content: <GapList /> }] : [])
        ]}
      />
    </Screen>
  )
}

/** The ways in and out for whole directories. */
function Exchange() {
  const { t } = useTranslation('directory')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const mayImport = may('directory.runImport')
  const mayExport = may('directory.export')
  const toImport = (): void => void navigate({ to: '/directory/import', search })
  const toExport = (): void => void navigate({ to: '/directory/export', search })
  useShortcut('importList', toImport, mayImport)
  useShortcut('exportList', toExport, mayExport)
  return (
    <>
      {mayImport ? (
        <Button look="quiet" keys={shortcuts.importList.text} onPress={toImport}>
          {t('import.open')}
        </Button>
      ) : null}
      {mayExport ? (
        <Button look="quiet" keys={shortcuts.exportList.text} onPress={toExport}>
          {t('export.open')}
        </Button>
      ) : null}
    </>
  )
}
