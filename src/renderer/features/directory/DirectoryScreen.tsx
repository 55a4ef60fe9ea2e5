import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Screen } from '../../ui/Screen.tsx'
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
        may('directory.save') ? (
          <Button onPress={() => void navigate({ to: '/directory/new' })}>{t('add')}</Button>
        ) : null
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
