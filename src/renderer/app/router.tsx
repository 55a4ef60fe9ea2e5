import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AnswerEditor } from '../features/answers/AnswerEditor.tsx'
import { AnswerScreen } from '../features/answers/AnswerScreen.tsx'
import { AnswersScreen } from '../features/answers/AnswersScreen.tsx'
import { readAnswersSearch } from '../features/answers/answers-search.ts'
import { AuditScreen } from '../features/audit/AuditScreen.tsx'
import { readAuditSearch } from '../features/audit/audit-search.ts'
import { BackupScreen } from '../features/backups/BackupScreen.tsx'
import { DeskScreen } from '../features/desk/DeskScreen.tsx'
import { AddEntry } from '../features/directory/AddEntry.tsx'
import { DirectoryScreen } from '../features/directory/DirectoryScreen.tsx'
import { DirectoryExportScreen } from '../features/directory/DirectoryExportScreen.tsx'
import { DirectoryImportScreen } from '../features/directory/DirectoryImportScreen.tsx'
import { EntryScreen } from '../features/directory/EntryScreen.tsx'
import { readDirectorySearch } from '../features/directory/directory-search.ts'
import { InboxScreen } from '../features/inbox/InboxScreen.tsx'
import { ImportScreen } from '../features/imports/ImportScreen.tsx'
import { MonthScreen } from '../features/months/MonthScreen.tsx'
import { readMonthSearch } from '../features/months/month-choice.ts'
import { AddPerson } from '../features/people/AddPerson.tsx'
import { PeopleScreen } from '../features/people/PeopleScreen.tsx'
import { PersonScreen } from '../features/people/PersonScreen.tsx'
import { readPeopleSearch } from '../features/people/people-search.ts'
import { RotaScreen } from '../features/shifts/RotaScreen.tsx'
import { ShiftReportScreen } from '../features/shifts/ShiftReportScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { SlipSettingsScreen } from '../features/slips/SlipSettingsScreen.tsx'
import { VisitScreen } from '../features/visits/VisitScreen.tsx'
import { VisitsScreen } from '../features/visits/VisitsScreen.tsx'
import { readVisitSearch } from '../features/visits/visit-search.ts'
import type { Place } from './places.ts'
import { Shell } from './Shell.tsx'

const rootRoute = createRootRoute({ component: Shell })

const deskRoute = createRoute({ getParentRoute: () => rootRoute, path: '/desk', component: DeskScreen })

/** The list's filters stand in the address of the list and of a visit opened from it, so that the way back finds them. */
const visitsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/visits', validateSearch: readVisitSearch })
const visitListRoute = createRoute({ getParentRoute: () => visitsRoute, path: '/', component: VisitsScreen })
const visitRoute = createRoute({ getParentRoute: () => visitsRoute, path: '$id', component: VisitScreen })

const directoryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/directory',
  validateSearch: readDirectorySearch
})
const directoryListRoute = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/',
  component: DirectoryScreen
})
const addEntryRoute = createRoute({ getParentRoute: () => directoryRoute, path: 'new', component: AddEntry })
const importEntriesRoute = createRoute({
  getParentRoute: () => directoryRoute,
  path: 'import',
  component: DirectoryImportScreen
})
const exportEntriesRoute = createRoute({
  getParentRoute: () => directoryRoute,
  path: 'export',
  component: DirectoryExportScreen
})
const entryRoute = createRoute({ getParentRoute: () => directoryRoute, path: '$kind/$id', component: EntryScreen })
const answersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/answers',
  validateSearch: readAnswersSearch
})
const answerListRoute = createRoute({ getParentRoute: () => answersRoute, path: '/', component: AnswersScreen })
const writeAnswerRoute = createRoute({ getParentRoute: () => answersRoute, path: 'write', component: AnswerEditor })
const answerRoute = createRoute({ getParentRoute: () => answersRoute, path: '$id', component: AnswerScreen })

const monthRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/month',
  validateSearch: readMonthSearch,
  component: MonthScreen
})

const importRoute = createRoute({ getParentRoute: () => rootRoute, path: '/import', component: ImportScreen })

const backupsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/backups', component: BackupScreen })

const peopleRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people' })
const peopleListRoute = createRoute({
  getParentRoute: () => peopleRoute,
  path: '/',
  validateSearch: readPeopleSearch,
  component: PeopleScreen
})
const addPersonRoute = createRoute({ getParentRoute: () => peopleRoute, path: 'new', component: AddPerson })
const personRoute = createRoute({ getParentRoute: () => peopleRoute, path: '$id', component: PersonScreen })

const shiftsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/shifts' })
const rotaRoute = createRoute({ getParentRoute: () => shiftsRoute, path: '/', component: RotaScreen })
const shiftReportRoute = createRoute({ getParentRoute: () => shiftsRoute, path: '$id', component: ShiftReportScreen })

const settingsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: SettingsScreen })

const inboxRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox', component: InboxScreen })

const slipsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/slips',
  component: SlipSettingsScreen
})

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/audit',
  validateSearch: readAuditSearch,
  component: AuditScreen
})

const routeTree = rootRoute.addChildren([
  deskRoute,
  visitsRoute.addChildren([visitListRoute, visitRoute]),
  directoryRoute.addChildren([directoryListRoute, addEntryRoute, importEntriesRoute, exportEntriesRoute, entryRoute]),
  answersRoute.addChildren([answerListRoute, writeAnswerRoute, answerRoute]),
  monthRoute,
  importRoute,
  peopleRoute.addChildren([peopleListRoute, addPersonRoute, personRoute]),
  shiftsRoute.addChildren([rotaRoute, shiftReportRoute]),
  backupsRoute,
  slipsRoute,
  inboxRoute,
  auditRoute,
  settingsRoute
])

/** A router for one stay behind the lock: what was looked at is forgotten with it. */
export const createAppRouter = (home: Place['path']) =>
  createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [home] }) })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
