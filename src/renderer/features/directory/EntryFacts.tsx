import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryDetails, ShownHours, ShownPlace } from '../../../shared/features/directory/directory.schema.ts'
import { useCodeNames } from '../../app/code-names.ts'
import { useLists } from '../../app/lists.ts'
import { HoursView } from './HoursView.tsx'
import styles from './EntryScreen.module.css'

/** Everything that is known of an entry; what nobody wrote is left out. */
export function EntryFacts({ entry }: { readonly entry: EntryDetails }) {
  const { t } = useTranslation('directory')
  const codeName = useCodeNames()
  const { list } = useLists()
  const languages = entry.languages.map(({ code, name }) => (code === null ? name : codeName('language', code)))
  const ages = [entry.ages.from, entry.ages.to].filter(age => age !== '').join('–')
  return (
    <>
      <dl className={styles['facts']}>
        <Fact name={t('entry.note')} text={entry.note ?? ''} />
        <Fact name={t('entry.alert')} text={entry.alert} />
        <Fact name={t('entry.status')} text={entry.status === 'active' ? '' : t(`status.${entry.status}`)} />
        <Fact name={t('column.organisation')} text={entry.kind === 'service' ? entry.organisation : ''} />
        <Fact name={t('entry.description')} text={entry.description || entry.organisationDescription} />
        <Fact name={t('column.topics')} text={list(entry.topics.map(topic => codeName('topic', topic)))} />
        <Fact name={t('entry.eligibility')} text={entry.eligibility} />
        <Fact name={t('entry.ages')} text={ages} />
        <Fact name={t('entry.areas')} text={list(entry.areas.map(({ name }) => name))} />
        <Fact name={t('entry.languages')} text={list(languages)} />
        <Fact name={t('entry.interpretation')} text={entry.interpretation} />
        <Fact name={t('entry.fees')} text={[entry.fees, ...entry.costs].filter(text => text !== '').join('\n')} />
        <Fact name={t('entry.howToApply')} text={entry.howToApply} />
        <Fact name={t('entry.waitTime')} text={entry.waitTime} />
        <Fact name={t('entry.documents')} text={entry.documents.join('\n')} />
        <Phones phones={entry.phones} />
        <Fact name={t('entry.email')} text={entry.email} />
        <Fact name={t('entry.url')} text={entry.url} />
        <Fact
          name={t('entry.contacts')}
          text={entry.contacts
            .map(({ name, title, email, phones }) =>
              [name, title, email, ...phones].filter(part => part !== '').join(', ')
            )
            .join('\n')}
        />
        {hasHours(entry.hours) ? (
          <Row name={t('entry.hours')}>
            <HoursView hours={entry.hours} />
          </Row>
        ) : null}
        <Fact name={t('entry.source')} text={entry.source ?? ''} />
      </dl>
      {entry.places.filter(isKnown).map(place => (
        <Place key={place.id} place={place} />
      ))}
    </>
  )
}

const hasHours = ({ weekly, other }: ShownHours): boolean => weekly.length + other.length > 0

/** A service may have a place of which nobody has written anything. */
const isKnown = ({ name, addresses, hours, phones, transportation, accessibility, description }: ShownPlace): boolean =>
  [
    name,
    transportation,
    description,
    ...addresses.flatMap(({ lines, postalCode, city }) => [...lines, postalCode, city])
  ].some(text => text !== '') ||
  phones.length + accessibility.length > 0 ||
  hasHours(hours)

function Place({ place }: { readonly place: ShownPlace }) {
  const { t } = useTranslation('directory')
  const addresses = place.addresses.map(({ lines, postalCode, city }) =>
    [...lines, `${postalCode} ${city}`.trim()].filter(line => line !== '').join(', ')
  )
  return (
    <section>
      <h2>{place.name === '' ? t('entry.place') : place.name}</h2>
      <dl className={styles['facts']}>
        <Fact name={t('entry.address')} text={[...new Set(addresses)].join('\n')} />
        {hasHours(place.hours) ? (
          <Row name={t('entry.hours')}>
            <HoursView hours={place.hours} />
          </Row>
        ) : null}
        <Phones phones={place.phones} />
        <Fact name={t('entry.transportation')} text={place.transportation} />
        <Fact name={t('entry.accessibility')} text={place.accessibility.join('\n')} />
        <Fact name={t('entry.description')} text={place.description} />
      </dl>
    </section>
  )
}

function Phones({ phones }: { readonly phones: EntryDetails['phones'] }) {
  const { t } = useTranslation('directory')
  if (phones.length === 0) return null
  return (
    <Row name={t('entry.phone')}>
      <ul className={styles['plain']}>
        {phones.map(({ number, text }) => (
          <li key={number}>
            <bdi dir="ltr">{number}</bdi> {text}
          </li>
        ))}
      </ul>
    </Row>
  )
}

const Fact = ({ name, text }: { readonly name: string; readonly text: string }) =>
  text === '' ? null : <Row name={name}>{text}</Row>

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </>
  )
}
