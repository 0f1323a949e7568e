// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/words.h"

#include <QDate>

namespace godwit::app::words {

namespace {

using Word = const char*;

constexpr Word kFirstNames[] = {"Ana",   "Ben",   "Chidi",   "Daniela", "Emre",  "Fatima", "Goran",
                                "Hana",  "Ivan",  "Jana",    "Kenji",   "Lucía", "Marek",  "Nadia",
                                "Oskar", "Priya", "Quentin", "Rosa",    "Søren", "Tomáš",  "Uma",
                                "Vera",  "Wei",   "Yusuf",   "Zoë"};
constexpr Word kLastNames[] = {"Almeida", "Bauer",   "Castillo", "Dvořák", "Eriksen",  "Ferrari",
                               "García",  "Horváth", "Ito",      "Jansen", "Kowalski", "Lindqvist",
                               "Müller",  "Novák",   "Okafor",   "Patel",  "Rossi",    "Sato",
                               "Tanaka",  "Umarov",  "Varga",    "Weber",  "Yılmaz",   "Zhang"};
constexpr Word kCompanyNames[] = {"Alpine",   "Baltic",    "Cobalt", "Delta",   "Eastfield", "Fjord",
                                  "Granite",  "Harbour",   "Iberia", "Juniper", "Keystone",  "Lumen",
                                  "Meridian", "Northgate", "Orion",  "Pacific", "Quarry",    "Ridgeway",
                                  "Sterling", "Taunus",    "Union",  "Vertex",  "Westhaven", "Zenith"};
constexpr Word kTrades[] = {"Castings", "Plastics",  "Stampings", "Electronics", "Fasteners", "Coatings",
                            "Tooling",  "Harnesses", "Optics",    "Seals",       "Precision", "Springs"};
constexpr Word kForms[] = {"GmbH", "Ltd", "S.A.", "s.r.o.", "Inc", "AB", "KK", "Sp. z o.o."};
constexpr Word kProducts[] = {"Brake caliper",   "Cabin heater",    "Charge port", "Dashboard",
                              "Door module",     "Gearbox housing", "Headlamp",    "Inverter",
                              "Mirror actuator", "Pedal box",       "Seat frame",  "Steering column",
                              "Tailgate",        "Wiper motor"};
constexpr Word kVerbs[] = {"Approve", "Collect", "Confirm", "Inspect", "Measure", "Prepare",
                           "Release", "Review",  "Sign",    "Submit",  "Update",  "Verify"};
constexpr Word kObjects[] = {"control plan",        "dimensional report",   "drawing",
                             "gauge study",         "material certificate", "packaging instruction",
                             "process flow",        "run-at-rate record",   "safety data sheet",
                             "sample parts",        "surface test",         "tool release",
                             "traceability matrix", "work instruction"};
constexpr Word kNotes[] = {"Waiting for the supplier's answer.",
                           "Checked with quality.",
                           "Tool is at the second cavity.",
                           "Sample parts arrived on Monday.",
                           "Colour deviates within tolerance.",
                           "Ask again next week.",
                           "Certificate is valid for one year.",
                           "Agreed by phone.",
                           "Drawing revision C applies.",
                           "Measured on three parts.",
                           "Packaging changed to returnable boxes.",
                           "No open points."};
constexpr Word kFiles[] = {"report", "certificate", "drawing", "photo", "protocol", "minutes", "measurement"};
constexpr Word kEndings[] = {".pdf", ".xlsx", ".png", ".docx"};
constexpr Word kTaskTypes[] = {
    "Part approval",    "New material release", "Process audit", "Tool transfer", "Packaging",
    "Software release", "Engineering change",   "Serial supply", "Logistics",     "Compliance"};

void appendNumber(QByteArray& out, int number, int width)
{
    for (int divisor = width == 4 ? 1000 : 10; divisor > 0; divisor /= 10)
        out += static_cast<char>('0' + number / divisor % 10);
}

} // namespace

QByteArray person(SampleRandom& random)
{
    QByteArray name = random.pick(kFirstNames);
    return name + ' ' + random.pick(kLastNames);
}

QByteArray company(SampleRandom& random)
{
    QByteArray name = random.pick(kCompanyNames);
    name += ' ';
    name += random.pick(kTrades);
    name += ' ';
    return name + random.pick(kForms);
}

QByteArray product(SampleRandom& random)
{
    QByteArray name = random.pick(kProducts);
    name += ' ';
    name += static_cast<char>('A' + random.below(26)); // one draw a statement: operands have no order
    return name + QByteArray::number(100 + random.below(900));
}

QByteArray task(SampleRandom& random)
{
    QByteArray name = random.pick(kVerbs);
    name += " the ";
    return name + random.pick(kObjects);
}

QByteArray note(SampleRandom& random)
{
    QByteArray text = random.pick(kNotes);
    for (qint64 more = random.below(3); more > 0; --more) {
        text += ' ';
        text += random.pick(kNotes);
    }
    return text;
}

QByteArray fileName(SampleRandom& random)
{
    QByteArray name = random.pick(kFiles);
    name += '-';
    name += QByteArray::number(random.below(10'000));
    return name + random.pick(kEndings);
}

QByteArray address(SampleRandom& random, const QByteArray& company)
{
    constexpr Word kBoxes[] = {"quality", "sales", "info", "projects"};
    QByteArray host = company.left(company.lastIndexOf(' ')).toLower(); // without the legal form, plain ASCII
    host.replace(' ', '-').replace('.', QByteArray());
    return QByteArray(random.pick(kBoxes)) + '@' + host + ".example";
}

QByteArray taskType(qint64 index)
{
    constexpr auto kCount = static_cast<qint64>(std::size(kTaskTypes));
    QByteArray name = kTaskTypes[index % kCount];
    return index < kCount ? name : name + ' ' + QByteArray::number(index / kCount + 1); // names are UNIQUE
}

QByteArray jsonArray(const QByteArrayList& texts)
{
    return "[\"" + texts.join("\",\"") + "\"]";
}

QByteArray day(qint64 days)
{
    int year = 0;
    int month = 0;
    int date = 0;
    QDate(2025, 1, 1).addDays(days).getDate(&year, &month, &date);
    QByteArray text;
    text.reserve(20);
    appendNumber(text, year, 4);
    text += '-';
    appendNumber(text, month, 2);
    text += '-';
    appendNumber(text, date, 2);
    return text;
}

QByteArray moment(qint64 days, SampleRandom& random)
{
    QByteArray text = day(days);
    text += ' ';
    appendNumber(text, static_cast<int>(7 + random.below(11)), 2); // office hours
    text += ':';
    appendNumber(text, static_cast<int>(random.below(60)), 2);
    text += ':';
    appendNumber(text, static_cast<int>(random.below(60)), 2);
    return text;
}

} // namespace godwit::app::words
