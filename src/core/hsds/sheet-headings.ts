import { sheetFields, type SheetField } from '../../shared/features/directory/directory-mapping.schema.ts'
import { foldHeading } from '../sheets/fold.ts'

/** What people call the columns of a list of services, in Swedish and English, and what Ohana, HSDS and Open Referral UK call them. */
const headingWords: Readonly<Record<SheetField, string>> = {
  id: 'id|nr|nummer|löpnr|service id|service_id',
  organization:
    'organisation|organization|organisationens namn|organisationsnamn|förening|myndighet|aktör|arrangör|verksamhet|organization name|organisation name|organization_name|organisation_name|provider',
  service:
    'tjänst|tjänstens namn|insats|erbjudande|namn|service|service name|service_name|name|tjänst/insats|stöd|mottagning',
  alternateName: 'annat namn|kallas också|alternate name|alternate_name|also known as',
  description: 'beskrivning|om|innehåll|vad|description|about|short_desc|short desc',
  phone: 'telefon|telefonnummer|tel|tfn|tel nr|telnr|mobil|phone|phone number|telephone|phones',
  email: 'e-post|epost|mejl|mail|e-postadress|mejladress|email|e-mail|email address',
  url: 'webb|webbplats|webbsida|webbadress|hemsida|länk|web|website|url|link|web address',
  address: 'adress|gatuadress|besöksadress|address|street|street address|address_1|address 1|visiting address',
  postalCode: 'postnummer|postnr|postal code|postal_code|postcode|zip|zip code',
  city: 'ort|postort|stad|town|city',
  municipality: 'kommun|municipality',
  area: 'område|upptagningsområde|gäller för kommun|för boende i|area|service area|service areas|service_areas|area served',
  hours: 'öppettider|öppettid|öppet|tider|opening hours|hours|opening times|office hours|schedule',
  languages: 'språk|languages|language|talar|språk som talas|languages spoken',
  fees: 'kostnad|kostnader|avgift|avgifter|pris|cost|costs|fee|fees|price|fees_description',
  eligibility:
    'för vem|vem|för|målgrupp|målgrupper|vem kan få hjälp|eligibility|audience|who it is for|for whom|target group|eligibility_description',
  howToApply:
    'så ansöker du|ansökan|hur|bokning|tidsbokning|how to apply|application_process|application process|booking',
  topics: 'ämne|ämnen|kategori|kategorier|frågor|topic|topics|category|categories|keywords'
}

const fieldByHeading: ReadonlyMap<string, SheetField> = new Map(
  sheetFields.flatMap(field => headingWords[field].split('|').map(word => [foldHeading(word), field] as const))
)

/** The field that a heading names, in any letter case and with `:` or a bracket behind it. */
export const fieldOfHeading = (heading: string): SheetField | undefined => fieldByHeading.get(foldHeading(heading))
