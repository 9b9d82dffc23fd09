"""Short forms of first names: who may be called what. Written for this project from general knowledge."""

from collections.abc import Mapping

_FORMS = """
katherine kathryn catherine katharine kate katie kath kathy cath cathy kat
elizabeth elisabeth liz lizzie lizzy beth betty bess libby eliza elsie
margaret maggie meg mags marge peggy
samuel sam sammy
samantha sam sammy sammie
alexander alex xander sandy al
alexandra alex lexi lexie sandra
william will bill billy willy liam
robert rob bob bobby robbie bobbie
richard rich rick ricky dick richie
thomas tom tommy thom
james jim jimmy jamie jimbo
john johnny jonny jack
jonathan jon jonny johnny jonathon
joseph joe joey jo
josephine jo josie
joanne joanna jo joey
michael mike mick mickey mikey micky
christopher chris kit topher
christine christina chris chrissy chrissie tina
daniel dan danny dani
danielle dani danni elle
matthew matt matty
anthony antony tony ant
andrew andy drew
nicholas nick nicky nicolas
nicola nicky nikki nic
stephen steven steve stevie ste
stephanie steph steffi stephie
david dave davey davie
edward ed eddie ted teddy ned
benjamin ben benji benny
joshua josh
jacob jake
zachary zac zack zach zak
oliver ollie olly
olivia liv livvy olive
isabella isabelle isabel izzy bella issy
charlotte charlie lottie char
charles charlie chas chaz
jessica jess jessie
jennifer jen jenny jenni jenna
rebecca rebekah becky bec becca becs bex
victoria vicky vicki tori vic
amanda mandy
deborah debbie debra deb debs
susan sue susie suzie suzanne
patricia pat patsy trish tricia patty
patrick pat paddy
philip phillip phil pip
philippa pip pippa
gregory greg
gareth gaz
gary gaz
lawrence laurence larry laurie
ronald ron ronnie
leonard len lenny
frederick fred freddie freddy
archibald archie
alfred alf alfie
harold harry
henry harry hal
theodore theo teddy
natalie nat
nathan nate nath
nathaniel nate nath nat
timothy tim timmy
simon si
peter pete
kenneth ken kenny
raymond ray
terence terry tel
theresa teresa terri tess
gillian gill jill
jacqueline jackie jacqui
abigail abi abby abbie
gabrielle gabby gabi
gabriel gabe
eleanor ellie nell nellie ella
emily em emmy
emma em
georgina georgia georgie
george georgie
madeleine maddie maddy madison
francesca fran frankie
francis frank frankie
mohammed muhammad mohammad mohamed muhammed mo
abdullah abdul abdi
ibrahim ibby
aleksandra ola
katarzyna kasia
malgorzata gosia
agnieszka aga
joanna asia
jakub kuba
stanislaw staszek
tomasz tomek
przemyslaw przemek
siobhan shiv shivvy
oluwaseun seun
oluwaseyi seyi
"""


def _classes() -> Mapping[str, tuple[int, ...]]:
    classes: dict[str, list[int]] = {}
    for number, line in enumerate(_FORMS.strip().splitlines()):
        for name in line.split():
            classes.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in classes.items()}


CLASSES: Mapping[str, tuple[int, ...]] = _classes()
"""The classes of names that one person may go by, by each of them, folded."""
