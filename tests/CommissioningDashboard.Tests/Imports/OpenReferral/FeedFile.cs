using System.Text;
using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Tests.Imports.OpenReferral;

/// <summary>Feeds of made-up directories, laid out as Open Referral UK 3.0 and version 1 are.</summary>
internal static class FeedFile
{
    public const string OakId = "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0001";

    /// <summary>A page of 3.0 with one service, told whole.</summary>
    public const string Version3 = """
        {
          "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1, "first_page": true, "last_page": true, "empty": false,
          "contents": [{
            "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0101", "name": "Help at home", "status": "active",
            "description": "Up, dressed and a cooked breakfast.", "url": "https://oak.example/home", "email": "hello@oak.example",
            "fees": "£24 an hour", "accreditations": "Care Certificate for everybody", "last_modified": "2025-11-01T09:00:00Z",
            "organization": {
              "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0001", "name": "Oak Community Care", "description": "Neighbours who help neighbours.",
              "website": "https://oak.example/", "organization_identifiers": [
                { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0201", "identifier_scheme": "GB-COH", "identifier_type": "Company number", "identifier": "1234567" },
                { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0202", "identifier_scheme": "GB-CHC", "identifier_type": "Charity number", "identifier": "1099001" }]
            },
            "schedules": [
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0301", "freq": "WEEKLY", "byday": "MO,WE,FR", "opens_at": "09:00:00", "closes_at": "17:30" }],
            "service_areas": [
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0401", "name": "North" },
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0402", "service_area": "The old harbour" }],
            "contacts": [
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0501", "name": "Petra Personname", "title": "Manager", "email": "petra.personname@oak.example",
                "phones": [{ "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0601", "number": "07700 900123" }, { "id": "x", "number": "01632 960100" }] }],
            "attributes": [
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0701", "link_type": "service", "taxonomy_term": {
                "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0801", "name": "Home care", "description": "Home care", "taxonomy": "Services" } },
              { "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0702", "taxonomy_term": {
                "id": "0b6d2c1e-7a54-4f6b-9c55-1d6f5a8e0802", "name": "Polish", "description": "Polish", "taxonomy": "Languages" } }]
          }]
        }
        """;

    /// <summary>A page of version 1 with two services of one organisation and one of another.</summary>
    public const string Version1 = """
        {
          "totalElements": 3, "totalPages": 1, "number": 1, "size": 3, "first": true, "last": true,
          "content": [
            { "id": 41, "name": "Lunch and company", "status": "active", "fees": "£5", "deliverable_type": "social",
              "organization": { "id": 7, "name": "Elm Society", "description": "A lunch club.", "url": "https://elm.example/" },
              "regular_schedules": [{ "id": "9", "weekday": "Tuesday", "opens_at": "11:30", "closes_at": "14:00" }],
              "service_areas": [{ "id": "3", "service_area": "South" }],
              "contacts": [{ "id": "5", "name": "Quentin Personname", "phones": [{ "id": "6", "number": "01632 960200", "language": "en" }] }],
              "service_taxonomys": [{ "id": "8", "taxonomy": { "id": "daycare", "name": "Day care", "vocabulary": "own" } }],
              "eligibilitys": [{ "id": "2", "eligibility": "People over 60", "minimum_age": 60 }] },
            { "id": 42, "name": "Lifts", "status": "inactive", "organization": { "id": 7, "name": "Elm Society" } },
            { "id": 43, "name": "Day care", "organization": { "id": 8, "name": "Ash House" } }
          ]
        }
        """;

    public static FeedReading Read(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text));
}
