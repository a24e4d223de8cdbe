/** What the two algorithms of this product do, for the algorithm register: Dutch, because the standard admits only that. */
export const algorithmTexts = {
  rhythm: {
    source_id: 'wijkritme-ritme',
    name: 'Het ritme van een plek leren en afwijkingen melden',
    status: 'In gebruik',
    description_short:
      'Dit algoritme leert per sensor wat op dit uur van deze dag gewoon is. Het meldt wanneer een meting daar ver buiten valt, met de reden erbij.',
    purpose_and_impact:
      'Het doel is dat bewoners en beroepskrachten samen zien wanneer een plek anders is dan gewoon. Mensen merken er zelf niets van: het gaat over plekken, niet over personen. Een melding leidt pas tot actie als mensen haar samen hebben bekeken.',
    considerations:
      'Vaste grenzen geven op drukke plekken veel meldingen en op stille plekken geen. Een eigen ritme per plek is eerlijker en geeft minder meldingen. Nadeel: het systeem moet weken leren, en went langzaam aan nieuwe drukte.',
    human_intervention:
      'Het algoritme beslist niets. Mensen bekijken elke melding, met de reden, de kwaliteit van de gegevens en wat onbekend is. Een beheerder bepaalt hoeveel meldingen per week een plek mag geven.',
    risk_management:
      'Het grootste risico is te veel vertrouwen in een melding. Daarom staat er bij hoe zeldzaam zij is. Een sensor die zwijgt of blijft hangen telt nooit als rustig. Kleine groepen worden niet naar buiten getoond. Over personen kan het systeem niets opslaan.',
    technical_operation:
      'Invoer: getallen met een tijd, per meetreeks. Werking: per moment van de plaatselijke week en het seizoen leert een statistisch model de verdeling van de waarden, met feestdagen en schoolvakanties. Een meting wordt beoordeeld voor zij wordt geleerd. Uitvoer: een verwachte bandbreedte en, als een reeks daar buiten valt, een afwijking met tijd, richting en zeldzaamheid. Het model is zelflerend en bepaald: dezelfde metingen geven dezelfde uitkomst.',
    search_terms: 'sensor, wijk, drukte, geluid, ritme, afwijking',
  },
  forecast: {
    source_id: 'wijkritme-verwachting',
    name: 'Drukte en geluid van een plek voorspellen',
    status: 'In gebruik',
    description_short:
      'Dit algoritme verwacht tot zeven dagen vooruit hoe druk of luid een plek wordt. Het geeft een bandbreedte, en houdt bij hoe vaak het gelijk had.',
    purpose_and_impact:
      'Het doel is tijdig weten wanneer een plek druk wordt, zodat inzet en communicatie daarop passen. Mensen merken dit doordat toezicht of informatie op tijd is. De verwachting gaat over plekken, niet over personen.',
    considerations:
      'Zonder verwachting plannen mensen op ervaring. Een verwachting die haar eigen fouten bijhoudt, is te controleren. Zij staat altijd naast een eenvoudige verwachting; is zij niet beter, dan is dat te zien.',
    human_intervention: 'Mensen besluiten of en hoe zij een verwachting gebruiken. Het algoritme stuurt niets aan.',
    risk_management:
      'Een verwachting kan fout zijn bij iets dat nooit eerder gebeurde. Daarom hoort er een bandbreedte bij, en wordt bijgehouden hoe vaak die klopte. Er worden geen personen voorspeld; dat verbiedt de AI-verordening in artikel 5.',
    technical_operation:
      'Invoer: eerdere waarden van een meetreeks, kalender, feestdagen en schoolvakanties. Werking: een gewogen mengsel van beslisbomen, een lineair model en eenvoudige verwachtingen; de gewichten volgen uit eerdere fouten. Uitvoer: per uur een verdeling, bijgesteld zodat de bandbreedte klopt. Het model is zelflerend.',
    search_terms: 'sensor, drukte, verwachting, voorspelling, wijk',
  },
} as const;
