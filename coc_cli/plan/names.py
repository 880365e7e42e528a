"""Words that the scan for personal data knows: given and family names of the region, and capitalised words that are none.

None of them is anybody's: these are the names that many people bear. A word that is also plain English stands in neither
list of names; it counts only beside another name, or after a title.
"""

from __future__ import annotations

# Romanised. Whoever adds one: small letters, no English word, at least three letters.
NAMES = frozenset(
    # Thai and Lao
    "somchai somsak sompong somporn somying somjai somkid somboon suda sunee sunisa siriporn siriwan sirikit pornthip "
    "pornpimol wanida wilai wilaiwan wichai wichit prasert prasit praphan prapai pranee pranom anong anongnart aranya "
    "arunee apinya achara busaba boonmee boonsong boonlert chalerm chanida chatchai chutima daranee duangjai ekachai "
    "jaidee jintana kamon kanchana kanokwan kanya kittisak kulap lamai lamyai malai malee manee manop mayuree naree "
    "narong natcha natthapong nattaya nipa niran nittaya orathai orawan panida pattama phailin phanida pimchanok ploy "
    "prayut rattana ratree rungnapa sakda saowanee sasithorn sudarat sukanya supaporn suphansa suthida thanawat "
    "thaweesak thida thitima ubon udom uthai waraporn wassana weera wirat yaowalak yupa rattanakul srisuk saetang "
    "saelim wongsawat thongchai suksan boonyarat chaiyasit kaewmanee bounmy bounthanh bounthong chanthala chanthavong "
    "douangchanh inthavong khamla khamphone khamsing khamtay khampheng latsamy manivanh onchanh phetsamone sengdao "
    "sengphet sisavath somphone sompheng souksavanh thongchanh vilayphone viengkham xaysana "
    # Khmer
    "sokha sophea sopheap sophal sreymom sreyneang sreypov sreynich sreyroth bopha chantha chanthy chenda kosal "
    "kunthea leakhena malis mealea nimol phalla phalkun pheap pisey ponleak rachana rathana rithy samnang sambath "
    "sarath sareth savy seyha sithan sokun sokhom sopheak sothea sovann theary vannak vannara veasna vibol vichea "
    "visal vuthy sreyleak chhim chhun nhem nuon ouk prum thach "
    # Burmese
    "aung kyaw thant thiri thandar hlaing htay htun htwe khaing khine kyi lwin maung myat myint myo naing nandar "
    "nilar nwe ohnmar phyo phyu sandar shwe soe thein thuzar thazin wai yadanar zaw zarni nyein nyo nanda aye "
    # Vietnamese
    "nguyen tran pham hoang huynh phan dang duong huong ngoc nhung phuong quynh thao thanh thuy trang trinh tuyet "
    "uyen hanh hien khanh lien quang thang tien tuan hoa nhi "
    # Philippines, Indonesia, Malaysia
    "jocelyn rowena rosario lourdes marites angelica dela reyes garcia mendoza bautista ocampo villanueva castillo "
    "aquino fernandez gonzales lopez torres rivera navarro salazar pascual siti dewi nurul ayu putri wati rahmawati "
    "sulastri suharti yanti yuliana fitri indah ratna kartika wulan agus bambang hendra slamet sutrisno wahyu aminah "
    "fatimah aisyah zainab mohd mohamad muhammad ahmad abdullah ibrahim ismail hassan hussein binti "
    # Chinese as written in Latin letters
    "xiao xiuying zhang zhao zhou zheng huang liang xie guo xin wei jing mei xiu hui teo chua yeo "
    # From elsewhere
    "john james michael david william richard thomas peter george daniel kevin brian steven andrew joseph anthony "
    "charles mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa anna emma olivia "
    "sophia emily hannah laura julia hans klaus pierre marie sergei ivan olga natalia smith jones taylor wilson "
    "johnson davis anderson maria martinez jose juan pedro carlos luis".split()
)

# In the scripts of the region; found anywhere in a text, since these scripts put no spaces between words.
NATIVE_NAMES = (
    "สมชาย สมศักดิ์ สมหญิง สมพร สมใจ สุดา สุนีย์ ศิริพร พรทิพย์ วันดี วิไล วิชัย ประเสริฐ ประสิทธิ์ ปราณี อนงค์ อรุณี "
    "อภิญญา บุญมี บุญส่ง ชาญชัย ชุติมา กาญจนา กิตติศักดิ์ มาลี มณี ณรงค์ ณัฐพงศ์ นิภา นิตยา อรทัย พิมพ์ใจ พลอย รัตนา "
    "สุกัญญา สุพรรษา ธิดา วรรณา วาสนา ใจดี ศรีสุข ສົມພອນ ສົມສັກ ບຸນມີ ບຸນທອງ ຄໍາຫຼ້າ ມະນີວັນ ແສງດາວ ວຽງຄໍາ សុខា សុភា "
    "ស្រីមុំ ស្រីពៅ ស្រីនាង បុប្ផា ចាន់ថា ចាន់ដារ៉ា វណ្ណា ពិសី រចនា សំណាង សុវណ្ណ ធារី វាសនា အောင်ကျော် ခင်မာ လှလှ "
    "နီလာ စန္ဒာ သန္တာ မြင့် ဇော်ဇော် ဖြူဖြူ အေးအေး နွယ်နွယ် "
).split()

# Capitalised in honest notes: agencies, papers, months, countries, provinces, makes, the words of the trade, and words
# that begin a sentence. A capitalised word that is not here is taken for a name.
KNOWN = frozenset(
    "police royal thai thailand lao laos cambodia cambodian cambodians khmer vietnam vietnamese viet myanmar burmese "
    "burma malaysia malaysian malaysians indonesia indonesian indonesians philippines philippine filipino filipina "
    "singapore asean china chinese mandarin cantonese india indian nepal nepali bangladesh bangladeshi rohingya karen "
    "shan mon isan lanna malay tagalog bahasa english french european british american australian asia asian "
    "southeast africa african national regional provincial district central border patrol bureau department ministry "
    "minister division unit office officer officers agency authority command commission committee task force social "
    "development human security welfare child children women woman girl girls boy boys men man protection justice "
    "interior labour labor health public prosecutor prosecution attorney general court criminal civil procedure code "
    "act section sections article decree order warrant search arrest government shelter hospital clinic station "
    "centre center home house hotline emergency team lead leader commander deputy liaison planner approver "
    "investigator investigators worker workers interpreter interpreters driver drivers receiver custody evidence "
    "register registry form forms card cards questionnaire multidisciplinary identification victim victims anti "
    "trafficking persons money laundering corruption legal aid bar association embassy consulate consul red cross "
    "crescent united nations international organisation organization migration save unicef iom undoc unodc interpol "
    "aseanapol ngo ngos plan plans operation operations phase annex annexes memorandum understanding agreement letter "
    "protocol convention policy procedures guidelines guideline standard operating safe care case cases manager "
    "managers head chief director supervisor secretary desk duty intake guardian guardians lawyer lawyers counsellor "
    "counsellors nurse nurses doctor doctors doctor psychologist medic ambulance fire brigade navy army marine "
    "customs immigration forensic cyber crime crimes special investigation technical narcotics tourist traffic state "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays songkran tet "
    "ramadan north south east west northern southern eastern western northeast northwest southeast southwest upper "
    "lower first second third fourth fifth room rooms gate gates door doors floor floors building buildings block "
    "post posts point points assembly base vehicle vehicles van vans bus buses car cars truck boat radio radios "
    "channel channels group groups team teams unit units access exit exits entry window stairs roof street road soi "
    "moo lane bridge river canal pier port market mall airport highway toyota hiace honda isuzu ford nissan "
    "mitsubishi hyundai motorola iridium garmin android iphone whatsapp signal telegram facebook tiktok instagram "
    "line google excel word pdf usb sim gps bangkok chiang mai rai pattaya phuket hat yai khon kaen udon nakhon "
    "ratchasima surin buriram ubon ratchathani mae sot sai ranong songkhla trat aranyaprathet phnom penh siem reap "
    "poipet sihanoukville battambang bavet kampong cham vientiane savannakhet luang prabang pakse boten yangon "
    "mandalay naypyidaw myawaddy tachileik laukkai hanoi ho chi minh hue danang haiphong manila cebu davao jakarta "
    "batam medan kuala lumpur penang johor the a an of and or for in on at to by with from no not none if when while "
    "after before since until all any each every nobody everybody somebody anybody everyone who whoever what whatever "
    "where both either neither one two three four five six seven eight nine ten they them their theirs we our ours us "
    "you your yours he his him she her hers i it its this that these those there here then than be is are was were "
    "will would can could must may shall should do does did done has have had only also as but so such same other "
    "another more most less least many much few several some enough yes ok o'clock am pm mr mrs ms dr see raised "
    "asked told agreed refused pending considered confirmed checked read signed sealed written noted reported kept "
    "held seen known given taken left sent met made set ready clear medical medication allergy water food rice tea "
    "interpreter's blankets clothing phones telephones computers passports documents records devices photographs "
    "labels bags gloves camera cameras notebook keys".split()
)

# Who says, wants and does something at the start of a note without being named.
SPEAKERS = frozenset(
    "staff neighbour neighbours neighbor guard guards owner owners manager caretaker cook cleaner cashier customer "
    "customers guest guests visitor visitors informant source sources witness witnesses parent parents mother father "
    "mothers fathers brother sister aunt uncle grandmother grandfather relative relatives friend friends family "
    "families teacher teachers headman monk monks nun taxi tuk driver villager villagers partner partners residents "
    "tenant landlord embassy mamasan receptionist bouncer recruiter broker brokers agent agents trafficker "
    "traffickers suspect suspects employer employers people person everyone everybody nobody somebody someone hotel "
    "headquarters management counsel prosecutors judge judges magistrate detective detectives sergeant captain "
    "colonel major lieutenant inspector constable patrols".split()
)

# What stands before a name.
TITLES = frozenset(
    "mr mrs ms miss master khun nong phi nai nang nangsao naai u ko ma daw maung bong lok oknha thao sister brother "
    "auntie uncle pak bu ibu kuya ate encik puan anh chi ong ba co em dr".split()
)
