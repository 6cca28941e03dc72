const list = (text: string) => new Set(text.trim().split(/\s+/))

/** What opens a noun phrase without telling what it is: how many, which, how good. */
export const MODIFIERS = list(`
  multiple several various many some other others another additional different certain individual numerous single
  double two three four five six few more most further extra each every any all both same own entire whole overall
  particular specific respective given similar related separate common general typical usual normal standard regular
  ordinary new old recent current latest modern existing previous next first last final main major minor key primary
  secondary great greater good better best bad worse large larger big bigger huge massive small smaller wide wider
  broad broader extensive comprehensive complete full fully rich richer powerful simple simpler complex complicated
  sophisticated easy easier hard harder difficult fast faster slow slower high higher low lower strong stronger weak
  important necessary required needed desired available possible suitable appropriate challenging critical useful
  convenient flexible robust popular famous well-known basic advanced premium little less frequent strict
  greater-than up-to free native unique pure real true actual heavy light long short opinionated conventional
  traditional underlying distinct
`)

/** Nouns that say too little to be a blank by themselves. */
export const EMPTY_NOUNS = list(`
  ability access account action activity addition address advantage adherence amount analysis application approach
  area array aspect association attention availability base basis behavior behaviour benefit body boundary business
  capacity category challenge change characteristic choice circumstance circumstances class code collection
  combination communication company comparison complexity component concept concern condition connection consideration construction
  content context control creation customer data degree description detail developer development difference
  difficulty direction document effort element entity entities environment equipment example execution
  experience extent factor family file flexibility form format framework function functionality goal group growth
  hand history idea implementation importance improvement increase individual information infrastructure instance
  instruction instructions integration interaction interface issue item job kind knowledge language layer level
  library line list load location logic machine maintenance management manner matter measure mechanism member mode
  model name nature need number object operation opportunity option order organization output part pattern
  people performance period person piece place platform point policy portion position possibility practice
  preparation presence problem procedure process product production program programme project property provision
  purpose quality quantity question range reason record reduction reference region relation relationship release
  reliability requirement research resource response responsibility result role rule sample scale scope section
  security selection sense sequence series server service set setting shape side simplicity site situation size skill
  software solution source space speed stage state statement step strategy strength structure style subject
  success support surface system table task team technique technology term test text thing time tool
  transition tree type unit usage use user utility value variety version view volume way web work world expensive
  expression capability feature formation provider vendor distribution way ways
`)
